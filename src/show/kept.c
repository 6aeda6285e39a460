#include "kept.h"

#include <stdio.h>
#include <string.h>

#include "show_room.h"

static void keep_id(char out[KEPT_ID_BYTES], const char *id)
{
    (void)snprintf(out, KEPT_ID_BYTES, "%s", id);
}

static void keep_slide(struct kept_slide *out, const struct content *content,
                       int deck, int slide)
{
    keep_id(out->deck, content->decks[deck].id);
    keep_id(out->slide, content->decks[deck].slides[slide].id);
    out->number = slide;
}

/* A page under a finger is on trial. */
static const struct show_talk *talk_of(const struct show *s)
{
    return s->drag.step != 0 ? &s->drag.talk : &s->talk;
}

static uint64_t loop_elapsed_ms(const struct show *s, uint64_t now_ms)
{
    return s->state == STATE_ATTRACT && s->overlay == OVERLAY_NONE
               ? now_ms - s->loop.since_ms
               : s->loop.elapsed_ms;
}

void show_keep(const struct show *s, const struct content *content,
               uint64_t now_ms, struct show_kept *out)
{
    const struct show_talk *talk = talk_of(s);

    memset(out, 0, sizeof(*out)); /* also what is between the members */
    out->mode = (int)s->start;
    keep_id(out->stand, content->stands[s->stand].id);
    if (show_has_talk(s) && !talk->by_visitor) {
        keep_slide(&out->talk, content, talk->deck, talk->slide);
        out->talk_hidden = talk->hidden;
        out->talk_by_touch = talk->by_touch;
        out->talk_ms = (int64_t)timer_elapsed_ms(&talk->timer, now_ms);
    }
    keep_slide(&out->loop, content, s->loop.deck, s->loop.slide);
    out->loop_turn = s->loop.turn;
    out->loop_ms = (int64_t)loop_elapsed_ms(s, now_ms);
}

bool kept_is_same_place(const struct show_kept *a, const struct show_kept *b)
{
    struct show_kept x = *a;

    x.talk_ms = b->talk_ms;
    x.loop_ms = b->loop_ms;
    return memcmp(&x, b, sizeof(x)) == 0;
}

bool kept_has_talk(const struct show_kept *kept)
{
    return kept->talk.deck[0] != '\0';
}

static int find_slide(const struct deck *deck, const struct kept_slide *kept)
{
    const int same = deck_find_slide(deck, kept->slide);
    const int last = (int)deck->slide_count - 1;
    const int number = kept->number < last ? kept->number : last;

    return same >= 0 ? same : number > 0 ? number : 0;
}

static void resume_loop(struct show *s, const struct content *content,
                        const struct show_kept *kept, uint64_t now_ms)
{
    const int deck = content_find_deck(content, kept->loop.deck);
    const int turn = s->loop.turn;

    s->loop.turn = kept->loop_turn > 0 ? kept->loop_turn : 0;
    if (deck < 0 || (s->loop.own ? !loop_take_deck(s, content, deck, now_ms)
                                 : deck != s->loop.deck)) {
        s->loop.turn = turn;
        return;
    }
    s->loop.slide = find_slide(&content->decks[deck], &kept->loop);
    s->loop.elapsed_ms = 0;
    loop_pass(s, content, kept->loop_ms > 0 ? (uint64_t)kept->loop_ms : 0);
    if (s->state == STATE_ATTRACT) {
        loop_resume(s, now_ms);
    }
}

/* The step too, if it is the same slide and still has as many. */
static struct talk_place find_place(const struct deck *deck,
                                    const struct show_kept *kept)
{
    const int slide = find_slide(deck, &kept->talk);
    const bool same = strcmp(deck->slides[slide].id, kept->talk.slide) == 0;
    const int parts = slide_part_count(&deck->slides[slide]);
    const bool steps = kept->talk_hidden > 0 && kept->talk_hidden <= parts;

    return (struct talk_place){
        .slide = slide,
        .hidden = same && steps ? kept->talk_hidden : 0,
    };
}

/* One that had been set going goes on, and what passed meanwhile counts. */
static void resume_timer(struct timer *t, int64_t elapsed_ms, uint64_t now_ms)
{
    if (elapsed_ms > 0) {
        t->before_ms = (uint64_t)elapsed_ms;
        timer_start(t, now_ms);
    }
}

static void resume_talk(struct show *s, const struct content *content,
                        const struct show_kept *kept, uint64_t now_ms)
{
    const int deck = content_find_deck(content, kept->talk.deck);

    if (kept_has_talk(kept) && deck >= 0) {
        const struct talk_start start = {
            .deck = deck,
            .at = find_place(&content->decks[deck], kept),
            .by_touch = kept->talk_by_touch != 0,
        };
        loop_leave(s, content, now_ms);
        talk_start(s, content, start, now_ms);
        resume_timer(&s->talk.timer, kept->talk_ms, now_ms);
    }
}

void show_resume(struct show *s, const struct content *content,
                 const struct show_kept *kept, uint64_t now_ms)
{
    const int stand = content_find_stand(content, kept->stand);

    if (stand < 0 || kept->mode < 0 || kept->mode >= MODE_COUNT) {
        return;
    }
    if (stand != s->stand) {
        s->stand = stand;
        s->loop = (struct show_loop){ .deck = content->stands[stand].loop,
                                      .own = true,
                                      .since_ms = now_ms,
                                      .look_ms = now_ms };
    }
    s->start = (enum show_mode)kept->mode;
    resume_loop(s, content, kept, now_ms);
    resume_talk(s, content, kept, now_ms);
    loop_advance(s, content, now_ms);
    transition_finish(&s->transition);
}
