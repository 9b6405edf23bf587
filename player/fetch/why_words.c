#include <stdarg.h>
#include <stdio.h>

#include "base/redact.h"
#include "base/utf8.h"
#include "fetch/why.h"

#define MEGABYTE ((int64_t)1024 * 1024)

/* Addresses come from the world, and the cut may fall into a character. */
static void
make_valid(char *text)
{
    struct str whole = str_from(text);
    if (!utf8_valid(whole))
        for (size_t i = 0; i < whole.len; i++)
            if ((unsigned char)text[i] >= 0x80)
                text[i] = '?';
}

void
why_say(struct transfer *transfer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(transfer->answer.why, sizeof(transfer->answer.why), format, args);
    va_end(args);
    make_valid(transfer->answer.why);
}

/* As the option is written: 20M is 20 MB. */
static const char *
size_words(int64_t bytes, char out[32])
{
    if (bytes < MEGABYTE)
        snprintf(out, 32, "%lld bytes", (long long)bytes);
    else
        snprintf(out, 32, "%.*f MB", bytes % MEGABYTE && bytes < 10 * MEGABYTE ? 1 : 0,
                 (double)bytes / MEGABYTE);
    return out;
}

void
transfer_explain_size(struct transfer *transfer, int64_t bytes)
{
    const struct transfer_request *request = &transfer->request;
    const char *option = request->max_option ? request->max_option : "[fetch] max-size";
    char size[32], limit[32];
    transfer->answer.too_large = true;
    size_words(request->max_bytes, limit);
    if (bytes >= 0)
        why_say(transfer, "%s, the limit is %s (%s)", size_words(bytes, size), limit, option);
    else
        why_say(transfer, "larger than %s, the limit (%s)", limit, option);
}

const char *
why_host(const struct transfer *transfer, char out[WHY_SHOWN_BYTES])
{
    char *name = NULL;
    long redirects = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
    if (!redact_address(transfer->request.url, out, WHY_SHOWN_BYTES) && redirects == 0)
        return out;
    CURLU *url = curl_url();
    if (transfer->answer.location.ptr)
        curl_url_set(url, CURLUPART_URL, transfer->answer.location.ptr, 0);
    curl_url_get(url, CURLUPART_HOST, &name, 0);
    snprintf(out, WHY_SHOWN_BYTES, "%s", name ? name : "?");
    curl_free(name);
    curl_url_cleanup(url);
    return out;
}
