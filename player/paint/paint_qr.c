#include "paint/paint_box.h"
#include "base/number.h"

#include <qrencode.h>

#define QUIET 4
#define LIGHT 0xFFFFFFFFu
#define DARK  0xFF101418u

static QRcode *
encode_at(struct str text, QRecLevel level)
{
    return QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, level);
}

static int
module_size(const QRcode *code, int side_px)
{
    return code ? side_px / (code->width + 2 * QUIET) : 0;
}

/* Level M tolerates dirt and reflections; L if it makes the modules larger, which helps more. */
static QRcode *
encode(struct str text, int side_px)
{
    if (text.len == 0 || text.len > 2900)
        return NULL;
    QRcode *code = encode_at(text, QR_ECLEVEL_M);
    QRcode *light = encode_at(text, QR_ECLEVEL_L);
    bool larger = module_size(light, side_px) > module_size(code, side_px);
    QRcode *unused = larger ? code : light;
    if (unused)
        QRcode_free(unused);
    return larger ? light : code;
}

static void
paint_modules(const QRcode *code, struct canvas *canvas, int left, int top, int module_px)
{
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++)
            if (code->data[y * code->width + x] & 1)
                canvas_rect(canvas,
                            (struct rect){left + x * module_px, top + y * module_px, module_px, module_px}, 0,
                            DARK);
}

void
paint_qr(const struct box *box, struct canvas *canvas)
{
    int side = number_min(box->at.w, box->at.h);
    QRcode *code = encode(box->text, side);
    if (!code)
        return;
    int module_px = module_size(code, side), width = module_px * code->width;
    if (module_px > 0) {
        canvas_rect(canvas, box->at, box->radius_px, LIGHT);
        paint_modules(code, canvas, box->at.x + (box->at.w - width) / 2, box->at.y + (box->at.h - width) / 2,
                      module_px);
    }
    QRcode_free(code);
}
