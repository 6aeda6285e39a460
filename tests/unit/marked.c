#include "marked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "markup.h"

struct marked marked_from(const char *text)
{
    struct region memory = region_create(MARKUP_MEMORY_BYTES);
    struct arena arena = region_arena(&memory);
    const struct markup m =
        markup_parse(&arena, (struct markup_part){ text, strlen(text) });
    struct marked marked = { .span_count = m.span_count };

    assert_true(m.len < MARKED_BYTES_MAX && m.span_count <= MARKED_SPANS_MAX);
    memcpy(marked.text, m.text, m.len + 1);
    for (size_t i = 0; i < m.span_count; i++) {
        const struct markup_span *span = &m.spans[i];
        marked.spans[i] = (struct text_span){
            .start = span->start,
            .len = span->len,
            .look = { .strong = (span->styles & MARKUP_BOLD) != 0,
                      .italic = (span->styles & MARKUP_ITALIC) != 0,
                      .link = span->link + 1 },
        };
    }
    region_destroy(&memory);
    return marked;
}
