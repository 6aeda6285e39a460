#include "text_run.h"

#include <assert.h>
#include <string.h>

#include "place.h"

_Static_assert((int)FONT_FILE_COUNT <= (int)TEXT_FONTS_MAX,
               "a font's number is below TEXT_FONTS_MAX");
_Static_assert((int)FONT_PATH_BYTES_MAX <= (int)TEXT_FONT_PATH_BYTES_MAX,
               "every path fits");

static float pixels(int64_t fine)
{
    return (float)fine / (float)FINE;
}

struct text_runs text_segment_runs(struct text *t,
                                   const struct text_style *style,
                                   const struct text_segment *segment,
                                   struct arena *arena)
{
    const struct directed text = {
        .span = { segment->text, strlen(segment->text) },
        .rtl = segment->direction == TEXT_RTL,
    };
    struct text_style own = *style;
    own.face = fonts_face(style->face, segment->look);
    assert(text.span.len <= TEXT_BYTES_MAX);

    const struct placed_runs placed = place_runs(t, &own, text, arena);
    struct text_run *runs = arena_make(arena, struct text_run, placed.count);
    for (size_t i = 0; i < placed.count; i++) {
        const struct font_run *run = &placed.items[i].run;
        runs[i] = (struct text_run){
            .font = (int)run->file,
            .padded = arena_format(arena, " %.*s ", (int)run->text.len,
                                   run->text.text),
            .len = run->text.len,
            .script = fonts_script(run->script),
            .rtl = run->rtl,
            .x_px = pixels(placed.items[i].x),
        };
    }
    return (struct text_runs){
        .items = runs,
        .count = placed.count,
        .w_px = pixels(placed.width),
    };
}

void text_font_path(const struct text *t, int font,
                    char out[TEXT_FONT_PATH_BYTES_MAX])
{
    assert(font >= 0 && font < FONT_FILE_COUNT);
    fonts_path(t->fonts, (enum font_file)font, out);
}
