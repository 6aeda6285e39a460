/*
 * A slide by its title: what is typed is compared without case and accents.
 * A title that begins with it comes first, then one with a word that does,
 * then the rest, each in the order of the titles; a number is a slide's.
 */
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "talk_room.h"
#include "utf8.h"

enum {
    FOLDED_BYTES_MAX = 256, /* of a title; what is longer is cut */
};

/* How well a slide is found; lower is better. */
enum rank {
    RANK_NUMBER,
    RANK_BEGIN,
    RANK_WORD,
    RANK_INSIDE,
    RANK_NONE,
};

struct candidate {
    enum rank rank;
    int slide;
    char title[FOLDED_BYTES_MAX];
};

const char *talk_slide_title(const struct content *content,
                             const struct slide *slide, int language)
{
    const struct text *title = &slide->title;

    if (slide->layout == SLIDE_GOAL) {
        title = &content->goals[slide->goal].title;
    } else if (slide->layout == SLIDE_PROJECT) {
        title = &content->projects[slide->project].title;
    }
    return title->in[language] ? title->in[language] : "";
}

static void fold_typed(const struct talk_find *find, char *out, size_t size)
{
    char typed[FIND_CHARACTERS_MAX * UTF8_BYTES_MAX + 1];
    size_t len = 0;

    for (int i = 0; i < find->len; i++) {
        len += utf8_encode(find->text[i], typed + len);
    }
    typed[len] = '\0';
    fold_text(typed, out, size);
}

/* -1 if it is no number. */
static int number_from_text(const char *text)
{
    int number = 0;

    for (const char *p = text; *p; p++) {
        if (*p < '0' || *p > '9' || number > SLIDE_TYPED_MAX) {
            return -1;
        }
        number = number * 10 + (*p - '0');
    }
    return number;
}

static enum rank rank_of(const char *title, const char *typed)
{
    const char *at = strstr(title, typed);
    enum rank rank = at ? RANK_INSIDE : RANK_NONE;

    if (at == title) {
        return RANK_BEGIN;
    }
    for (; at; at = strstr(at + 1, typed)) {
        if (at[-1] == ' ') {
            rank = RANK_WORD;
        }
    }
    return rank;
}

static struct candidate judge(const struct show *s,
                              const struct content *content, int slide,
                              const char *typed)
{
    const struct slide *it = &content->decks[s->talk.deck].slides[slide];
    struct candidate c = { .slide = slide };

    fold_text(talk_slide_title(content, it, s->language), c.title,
              sizeof(c.title));
    c.rank = rank_of(c.title, typed);
    if (c.rank == RANK_NONE && strstr(it->id, typed)) {
        c.rank = RANK_INSIDE;
    }
    if (number_from_text(typed) == slide + 1) {
        c.rank = RANK_NUMBER;
    }
    return c;
}

static bool is_better(const struct candidate *a, const struct candidate *b)
{
    if (a->rank != b->rank) {
        return a->rank < b->rank;
    }
    const int order = strcmp(a->title, b->title);
    return order != 0 ? order < 0 : a->slide < b->slide;
}

/* The best so far, in order; a worse one than all of them falls off. */
static int keep(struct candidate *best, int count, const struct candidate *c)
{
    int at = count < FIND_MATCH_MAX ? count : FIND_MATCH_MAX - 1;

    if (count == FIND_MATCH_MAX && !is_better(c, &best[at])) {
        return count;
    }
    for (; at > 0 && is_better(c, &best[at - 1]); at--) {
        best[at] = best[at - 1];
    }
    best[at] = *c;
    return count < FIND_MATCH_MAX ? count + 1 : count;
}

struct talk_matches talk_find_slides(const struct show *s,
                                     const struct content *content)
{
    struct candidate best[FIND_MATCH_MAX];
    struct talk_matches out = { .count = 0 };
    char typed[FOLDED_BYTES_MAX];

    fold_typed(&s->talk.find, typed, sizeof(typed));
    for (int i = 0; typed[0] && i <= talk_last_slide(s, content); i++) {
        const struct candidate c = judge(s, content, i, typed);
        if (c.rank != RANK_NONE) {
            out.count = keep(best, out.count, &c);
        }
    }
    for (int i = 0; i < out.count; i++) {
        out.slides[i] = best[i].slide;
    }
    return out;
}

void talk_find_open(struct show *s, uint64_t now_ms)
{
    talk_forget_typed(s);
    s->overlay = OVERLAY_FIND;
    s->focus = 0;
    s->talk.find = (struct talk_find){ .len = 0 };
    talk_fade(s, now_ms);
}

static void close_box(struct show *s, uint64_t now_ms)
{
    s->overlay = OVERLAY_NONE;
    talk_fade(s, now_ms);
}

static void type(struct talk_find *find, int64_t character)
{
    if (find->len < FIND_CHARACTERS_MAX) {
        find->text[find->len++] = (uint32_t)character;
    }
    find->chosen = 0;
}

static void choose(struct show *s, const struct content *content, int step)
{
    const int count = talk_find_slides(s, content).count;
    const int to = s->talk.find.chosen + step;

    s->talk.find.chosen = to < 0 ? 0 : to < count ? to : s->talk.find.chosen;
}

/* Without a match the box waits for a better word. */
static void enter(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms)
{
    const struct talk_matches found = talk_find_slides(s, content);

    if (s->talk.find.len == 0) {
        close_box(s, now_ms);
    } else if (found.count > 0) {
        talk_jump(s, content, found.slides[s->talk.find.chosen], intent,
                  now_ms);
    }
}

void talk_find_update(struct show *s, const struct content *content,
                      const struct intent *intent, uint64_t now_ms)
{
    struct talk_find *find = &s->talk.find;

    if (intent->type == INTENT_CHARACTER) {
        type(find, intent->value);
    } else if (intent->type == INTENT_ERASE && find->len > 0) {
        find->len--;
        find->chosen = 0;
    } else if (intent->type == INTENT_NEXT) {
        choose(s, content, 1);
    } else if (intent->type == INTENT_PREVIOUS) {
        choose(s, content, -1);
    } else if (intent->type == INTENT_ENTER) {
        enter(s, content, intent, now_ms);
    } else if (intent->type == INTENT_GO) {
        talk_jump(s, content, (int)intent->value, intent, now_ms);
    } else if (intent->type == INTENT_UNWIND ||
               intent->type == INTENT_PRESENT || intent->type == INTENT_FIND ||
               intent->type == INTENT_PRESENT_HERE) {
        close_box(s, now_ms);
    } else if (intent->type == INTENT_END_TALK) {
        talk_end(s, now_ms);
    }
}
