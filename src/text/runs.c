#include "runs.h"

#include <string.h>

#include "utf8.h"

enum {
    /* Signs in a row that are looked past for the next letter. */
    NEUTRALS_MAX = 16,
};

/* What one character wants. */
struct wish {
    enum font_file file;
    enum char_script script;
    bool rtl;
};

void run_walk_start(struct run_walk *w)
{
    w->rtl = chars_are_rtl(w->text);
    w->last_rtl = w->rtl;
    w->missing_count = 0;
    w->pos = 0;
}

static bool is_started(const struct run_walk *w)
{
    return w->used > 1; /* The buffer begins with a space. */
}

static void append_char(struct run_walk *w)
{
    memcpy(w->buffer + w->used, w->text.text + w->pos, w->step);
    w->used += w->step;
}

/* Signs between two letters of one direction take it; others take that of
   the text. */
static bool neutral_is_rtl(const struct run_walk *w)
{
    size_t pos = w->pos;

    for (int i = 0; i < NEUTRALS_MAX && pos < w->text.len; i++) {
        uint32_t c;
        pos += utf8_decode(w->text.text + pos, w->text.len - pos, &c);
        const enum char_dir dir = char_direction(c);
        if (dir != CHAR_NEUTRAL) {
            const bool next_rtl = dir == CHAR_RTL;
            return next_rtl == w->last_rtl ? next_rtl : w->rtl;
        }
    }
    return w->rtl;
}

static enum font_file choose_file(const struct run_walk *w,
                                  const struct font_run *run, uint32_t c)
{
    const enum font_file first = fonts_first(w->face);

    if (char_is_space(c) && fonts_has(w->fonts, first, c)) {
        return first;
    }
    if (is_started(w) && char_script(c) == SCRIPT_COMMON &&
        fonts_has(w->fonts, run->file, c)) {
        return run->file;
    }
    return fonts_choose(w->fonts, w->face, c);
}

static struct wish make_wish(const struct run_walk *w,
                             const struct font_run *run, uint32_t c)
{
    struct wish wish = {
        .file = choose_file(w, run, c),
        .script = char_script(c),
    };

    switch (char_direction(c)) {
    case CHAR_LTR:
        break;
    case CHAR_RTL:
        wish.rtl = true;
        break;
    case CHAR_NEUTRAL:
        wish.rtl = neutral_is_rtl(w);
        break;
    }
    return wish;
}

/* Signs take the script of the run; a run of signs that of its letters. */
static bool run_takes(struct font_run *run, const struct wish *wish)
{
    if (run->file != wish->file || run->rtl != wish->rtl) {
        return false;
    }
    if (run->script == SCRIPT_COMMON) {
        run->script = wish->script;
    }
    return wish->script == SCRIPT_COMMON || wish->script == run->script;
}

/* A mark stays with its base: in the base's font or not at all. */
static void take_mark(struct run_walk *w, const struct font_run *run,
                      uint32_t c)
{
    const bool joiner = char_is_joiner(c);

    if (is_started(w) && (joiner || fonts_has(w->fonts, run->file, c))) {
        append_char(w);
    } else if (!joiner) {
        w->missing_count++;
    }
}

/* False if @p c begins another run. */
static bool take_char(struct run_walk *w, struct font_run *run, uint32_t c)
{
    if (char_is_dropped(c)) {
        return true;
    }
    if (char_is_mark(c)) {
        take_mark(w, run, c);
        return true;
    }

    const struct wish wish = make_wish(w, run, c);
    if (wish.file == FONT_FILE_COUNT || c == UTF8_REPLACEMENT) {
        w->missing_count++;
        return true;
    }
    if (!is_started(w)) {
        *run = (struct font_run){ .file = wish.file,
                                  .script = wish.script,
                                  .rtl = wish.rtl };
    } else if (!run_takes(run, &wish)) {
        return false;
    }
    if (char_direction(c) != CHAR_NEUTRAL) {
        w->last_rtl = wish.rtl;
    }
    append_char(w);
    return true;
}

bool run_walk_next(struct run_walk *w, struct font_run *run)
{
    w->buffer[0] = ' ';
    w->used = 1;
    while (w->pos < w->text.len) {
        uint32_t c;
        w->step = utf8_decode(w->text.text + w->pos, w->text.len - w->pos, &c);
        if (!take_char(w, run, c)) {
            break;
        }
        w->pos += w->step;
    }
    if (!is_started(w)) {
        return false;
    }
    memcpy(w->buffer + w->used, " ", 2);
    run->padded = w->buffer;
    run->len = w->used - 1;
    return true;
}
