#include "flanks.h"

#include "punctuation.h"
#include "utf8.h"

/* The beginning and the end of the text are as good as a space. */
static uint32_t character_before(struct markup_part text, size_t pos)
{
    uint32_t c;

    if (pos == 0) {
        return ' ';
    }
    do {
        pos--;
    } while (pos > 0 && ((unsigned char)text.text[pos] & 0xC0) == 0x80);
    (void)utf8_decode(text.text + pos, text.len - pos, &c);
    return c;
}

static uint32_t character_at(struct markup_part text, size_t pos)
{
    uint32_t c = ' ';

    if (pos < text.len) {
        (void)utf8_decode(text.text + pos, text.len - pos, &c);
    }
    return c;
}

struct flanks flanks_of(struct markup_part text, size_t start, size_t end)
{
    const uint32_t before = character_before(text, start);
    const uint32_t after = character_at(text, end);
    const bool space_before = is_unicode_space(before);
    const bool space_after = is_unicode_space(after);
    const bool sign_before = is_unicode_punctuation(before);
    const bool sign_after = is_unicode_punctuation(after);

    return (struct flanks){
        .left = !space_after && (!sign_after || space_before || sign_before),
        .right = !space_before && (!sign_before || space_after || sign_after),
        .sign_before = sign_before,
        .sign_after = sign_after,
    };
}
