/*
 * The screens that are told once, for visitors' pages and for those in large
 * type alike (sheet.h).
 */
#include <assert.h>

#include "screen.h"

void screen_sheet(struct canvas *c, struct screen screen)
{
    static void (*const sheets[SCREEN_KIND_COUNT])(struct canvas *, int) = {
        [SCREEN_RELATED] = screen_related,
        [SCREEN_COUNTRY] = screen_country,
        [SCREEN_MUNICIPALITIES] = screen_municipalities,
        [SCREEN_MUNICIPALITY] = screen_municipality,
        [SCREEN_SOURCES] = screen_sources,
        [SCREEN_SOURCE] = screen_source,
        [SCREEN_CITED] = screen_cited,
    };

    assert(sheets[screen.kind]);
    sheets[screen.kind](c, screen.index);
}
