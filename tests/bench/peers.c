/* What other libraries do in our place, for `make bench`: peers json FILE (a DOM of cJSON), peers text ROUNDS
 * (SDL2_ttf sets 300 words by Blended_Wrapped; milliseconds of CPU a slide), peers picture FILE (SDL2_image
 * loads it whole and scales it to 1920x1440, the size that fetch stores for a screen of 1920x1080). */
#include <SDL_image.h>
#include <SDL_ttf.h>
#include <cjson/cJSON.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH      1920
#define HEIGHT     1080
#define TEXT_WIDTH 1728
#define TEXT_PX    36
#define WORDS      300

static int
parse_json(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return 1;
    long size = ftell(file);
    rewind(file);
    char *text = size > 0 ? malloc((size_t)size) : NULL;
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size)
        return 1;
    fclose(file);
    cJSON *tree = cJSON_ParseWithLength(text, (size_t)size);
    int bad = !tree;
    cJSON_Delete(tree);
    free(text);
    return bad;
}

static double
cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The font file of the family Inter, or of its replacement. */
static TTF_Font *
open_font(void)
{
    FcPattern *wanted = FcNameParse((const FcChar8 *)"Inter");
    FcConfigSubstitute(NULL, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result;
    FcPattern *match = FcFontMatch(NULL, wanted, &result);
    FcChar8 *path = NULL;
    TTF_Font *font = NULL;
    if (match && FcPatternGetString(match, FC_FILE, 0, &path) == FcResultMatch)
        font = TTF_OpenFont((const char *)path, TEXT_PX);
    FcPatternDestroy(wanted);
    if (match)
        FcPatternDestroy(match);
    return font;
}

static int
set_text(int rounds)
{
    static const char *const some[] = {"office", "canteen", "parcel", "of", "the",     "quarter", "launch",
                                       "to",     "Zürich",  "and",    "we", "morning", "energy"};
    static char text[WORDS * 12];
    for (int i = 0; i < WORDS; i++)
        strcat(strcat(text, some[(i * 7 + i / 5) % 13]), " ");
    SDL_Surface *frame = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_XRGB8888);
    TTF_Font *font = TTF_Init() == 0 ? open_font() : NULL;
    if (!frame || !font)
        return 1;
    double begin = 0;
    for (int i = -1; i < rounds; i++) {
        if (i == 0)
            begin = cpu_ms();
        SDL_FillRect(frame, NULL, 0x102040);
        SDL_Surface *lines =
            TTF_RenderUTF8_Blended_Wrapped(font, text, (SDL_Color){255, 255, 255, 255}, TEXT_WIDTH);
        SDL_BlitSurface(lines, NULL, frame, &(SDL_Rect){96, 96, 0, 0});
        SDL_FreeSurface(lines);
    }
    printf("%.3f\n", (cpu_ms() - begin) / rounds);
    TTF_CloseFont(font);
    SDL_FreeSurface(frame);
    return 0;
}

static int
show_picture(const char *path)
{
    SDL_Surface *frame = SDL_CreateRGBSurfaceWithFormat(0, 1920, 1440, 32, SDL_PIXELFORMAT_XRGB8888);
    SDL_Surface *loaded = IMG_Load(path);
    SDL_Surface *converted = loaded && frame ? SDL_ConvertSurface(loaded, frame->format, 0) : NULL;
    if (!converted)
        return 1;
    SDL_FreeSurface(loaded);
    int bad = SDL_SoftStretchLinear(converted, NULL, frame, NULL);
    SDL_FreeSurface(converted);
    SDL_FreeSurface(frame);
    return bad != 0;
}

int
main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "json") == 0)
        return parse_json(argv[2]);
    if (argc == 3 && strcmp(argv[1], "text") == 0)
        return set_text(atoi(argv[2]));
    if (argc == 3 && strcmp(argv[1], "picture") == 0)
        return show_picture(argv[2]);
    return 2;
}
