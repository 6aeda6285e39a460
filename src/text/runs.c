#include "runs.h"

#include <string.h>

#include "utf8.h"

/* What one cluster wants. */
struct wish {
    enum font_file file;
    enum char_script script;
};

static bool is_started(const struct run_walk *w)
{
    return w->used > 0;
}

static void append(struct run_walk *w, const char *text, size_t len)
{
    memcpy(w->buffer + w->used, text, len);
    w->used += len;
}

static void miss(struct run_walk *w, uint32_t c)
{
    struct missing *m = w->missing;
    if (!m) {
        return;
    }

    size_t i = 0;
    m->count++;
    while (i < m->char_count && m->chars[i] != c) {
        i++;
    }
    if (i == m->char_count && i < TEXT_MISSING_MAX) {
        m->chars[m->char_count++] = c;
    }
}

static bool has_all(const struct run_walk *w, enum font_file file,
                    struct span cluster)
{
    for (size_t pos = 0; pos < cluster.len;) {
        uint32_t c;
        pos += utf8_decode(cluster.text + pos, cluster.len - pos, &c);
        if (!char_is_joiner(c) && !fonts_has(w->fonts, file, c)) {
            return false;
        }
    }
    return true;
}

static enum font_file choose_file(const struct run_walk *w,
                                  const struct font_run *run,
                                  struct span cluster, uint32_t base)
{
    const enum font_file first = fonts_first(w->face);

    if (char_is_space(base) && has_all(w, first, cluster)) {
        return first;
    }
    if (is_started(w) && char_script(base) == SCRIPT_COMMON &&
        has_all(w, run->file, cluster)) {
        return run->file;
    }
    for (int i = 0; i < FONT_CHAIN_COUNT; i++) {
        const enum font_file file = fonts_in_chain(w->face, i);
        if (has_all(w, file, cluster)) {
            return file;
        }
    }
    return fonts_choose(w->fonts, w->face, base);
}

/* Signs take the script of the run; a run of signs that of its letters. */
static bool run_takes(struct font_run *run, const struct wish *wish)
{
    if (run->file != wish->file) {
        return false;
    }
    if (run->script == SCRIPT_COMMON) {
        run->script = wish->script;
    }
    return wish->script == SCRIPT_COMMON || wish->script == run->script;
}

/* Marks that the font of their base has not are left out. */
static void append_marks(struct run_walk *w, const struct font_run *run,
                         struct span marks)
{
    for (size_t pos = 0; pos < marks.len;) {
        uint32_t c;
        const char *at = marks.text + pos;
        const size_t n = utf8_decode(at, marks.len - pos, &c);
        if (char_is_joiner(c) || fonts_has(w->fonts, run->file, c)) {
            append(w, at, n);
        } else {
            miss(w, c);
        }
        pos += n;
    }
}

/* False if @p cluster begins another run. */
static bool take_cluster(struct run_walk *w, struct font_run *run,
                         struct span cluster)
{
    uint32_t base;
    const size_t n = utf8_decode(cluster.text, cluster.len, &base);
    const struct wish wish = {
        .file = choose_file(w, run, cluster, base),
        .script = char_script(base),
    };

    if (wish.file == FONT_FILE_COUNT || base == UTF8_REPLACEMENT) {
        miss(w, base);
        return true;
    }
    if (!is_started(w)) {
        *run = (struct font_run){
            .file = wish.file,
            .script = wish.script,
            .rtl = w->rtl,
        };
    } else if (!run_takes(run, &wish)) {
        return false;
    }
    append(w, cluster.text, n);
    append_marks(w, run, span_from(cluster, n));
    return true;
}

/* Marks whose base is not drawn: on what stands before, if anything. */
static void take_stray_marks(struct run_walk *w, const struct font_run *run,
                             struct span marks)
{
    uint32_t c;

    if (is_started(w)) {
        append_marks(w, run, marks);
        return;
    }
    for (size_t pos = 0; pos < marks.len;) {
        pos += utf8_decode(marks.text + pos, marks.len - pos, &c);
        if (!char_is_joiner(c)) {
            miss(w, c);
        }
    }
}

bool run_walk_next(struct run_walk *w, struct font_run *run)
{
    w->used = 0;
    while (w->pos < w->text.len) {
        struct span cluster = span_from(w->text, w->pos);
        uint32_t c;
        const size_t n = utf8_decode(cluster.text, cluster.len, &c);
        cluster.len = char_is_dropped(c) ? n : cluster_len(cluster);
        if (char_is_mark(c)) {
            take_stray_marks(w, run, cluster);
        } else if (!char_is_dropped(c) && !take_cluster(w, run, cluster)) {
            break;
        }
        w->pos += cluster.len;
    }
    if (!is_started(w)) {
        return false;
    }
    run->text = (struct span){ w->buffer, w->used };
    return true;
}
