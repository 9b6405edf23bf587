#include "screen/paint_box.h"

#include <qrencode.h>

#define QUIET 4
#define LIGHT 0xFFFFFFFFu
#define DARK  0xFF101418u

/* Level M survives the dust of a break room; L is for addresses that are long already. */
static QRcode *
encode(struct str text)
{
    if (text.len == 0 || text.len > 2900)
        return NULL;
    QRcode *code = QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, QR_ECLEVEL_M);
    return code ? code : QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, QR_ECLEVEL_L);
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
    QRcode *code = encode(box->text);
    if (!code)
        return;
    int side = box->at.w < box->at.h ? box->at.w : box->at.h;
    int module_px = side / (code->width + 2 * QUIET), width = module_px * code->width;
    if (module_px > 0) {
        canvas_rect(canvas, box->at, box->radius_px, LIGHT);
        paint_modules(code, canvas, box->at.x + (box->at.w - width) / 2, box->at.y + (box->at.h - width) / 2,
                      module_px);
    }
    QRcode_free(code);
}
