#include "code.h"

#include <qrencode.h>
#include <string.h>

enum {
    VERSION_ANY = 0, /* the smallest that holds it */
};

bool code_make(struct arena *arena, const char *text, struct code *out)
{
    QRcode *qr =
        QRcode_encodeData((int)strlen(text), (const unsigned char *)text,
                          VERSION_ANY, QR_ECLEVEL_M);
    if (!qr) {
        return false;
    }

    const size_t side = (size_t)qr->width;
    unsigned char *modules = arena_make(arena, unsigned char, side *side);
    for (size_t i = 0; i < side * side; i++) {
        modules[i] = qr->data[i] & 1u; /* other bits say what it is for */
    }
    *out = (struct code){ .modules = modules, .side = qr->width };
    QRcode_free(qr);
    return true;
}
