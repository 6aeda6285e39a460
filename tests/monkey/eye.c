#include "eye.h"

#include "gesture.h"
#include "setting.h"

enum {
    SECOND_MS = 1000,
    LATE_MS = SECOND_MS, /* may pass until what is due has happened */
};

static void note(struct eye *eye, const struct exhibit *stand,
                 const struct tape_event *e, uint64_t now_ms)
{
    const enum show_overlay overlay =
        exhibit_content(stand) ? exhibit_show(stand)->overlay : OVERLAY_NONE;
    const bool finger = e->type == TAPE_DOWN || e->type == TAPE_MOVE ||
                        e->type == TAPE_UP || e->type == TAPE_LOST ||
                        e->type == TAPE_TAP || e->type == TAPE_HOVER;
    const bool nobody = e->type == TAPE_WAIT || e->type == TAPE_SHOT ||
                        e->type == TAPE_PLUG || e->type == TAPE_UNPLUG ||
                        e->type == TAPE_SIZE || e->type == TAPE_ON;

    if (finger) {
        eye->touched_ms = now_ms;
    }
    if (!nobody) {
        eye->said_ms = now_ms;
        eye->staff = false;
    }
    eye->staff |= overlay == OVERLAY_PIN || overlay == OVERLAY_STAFF;
}

static uint64_t since_ms(uint64_t then_ms, uint64_t now_ms)
{
    return now_ms > then_ms ? now_ms - then_ms : 0;
}

/* How long a page may stay without a visitor. */
static uint64_t stay_ms(const struct eye *eye, const struct exhibit *stand)
{
    const struct kiosk *k = &exhibit_content(stand)->kiosk;
    const struct show *s = exhibit_show(stand);
    const int seconds = k->idle_seconds * show_patience(s) + k->warning_seconds;

    return (uint64_t)seconds * SECOND_MS + LATE_MS +
           (eye->staff ? STAFF_IDLE_MS + STAFF_CLEAN_MS : 0);
}

static const char *look_at_idle(const struct eye *eye,
                                const struct exhibit *stand, uint64_t now_ms)
{
    const struct show *s = exhibit_show(stand);
    const struct kiosk *k = &exhibit_content(stand)->kiosk;
    const uint64_t silent_ms = since_ms(eye->said_ms, now_ms);
    const uint64_t back_ms = (uint64_t)k->hand_back_seconds * SECOND_MS +
                             LATE_MS + (eye->staff ? STAFF_IDLE_MS : 0);

    if (s->state == STATE_BROWSE && !s->talk.away &&
        silent_ms > stay_ms(eye, stand)) {
        return "a visitor has left, and the loop does not play";
    }
    if ((s->overlay == OVERLAY_PIN || s->overlay == OVERLAY_STAFF) &&
        silent_ms > STAFF_IDLE_MS + STAFF_CLEAN_MS + LATE_MS) {
        return "the staff have left, and their panel is open";
    }
    if (s->state == STATE_PRESENT && s->talk.ended && silent_ms > back_ms &&
        since_ms(s->talk.ended_ms, now_ms) > back_ms) {
        return "a talk is over, and the loop does not play";
    }
    return NULL;
}

static const char *look_at_fingers(const struct eye *eye, const struct show *s,
                                   uint64_t now_ms)
{
    const bool late =
        since_ms(eye->touched_ms, now_ms) > GESTURE_AGE_MS + LATE_MS;

    return late && s->pressed != 0 ? "a target is pressed, and nobody is there"
           : late && s->drag.step != 0 ? "a page follows a finger that is gone"
           : late && s->pointing.down  ? "somebody points, and nobody is there"
                                       : NULL;
}

/* What had the focus may be gone; Tab then finds something else. */
static const char *look_at_focus(const struct scene *scene,
                                 const struct show *s)
{
    const struct target_list *list = &scene->targets;
    const bool some = target_after(list, 0, FOCUS_NEXT) != 0;

    return some && target_after(list, s->focus, FOCUS_NEXT) == 0
               ? "the focus is lost"
               : NULL;
}

static const char *look_at_targets(const struct scene *scene)
{
    for (size_t i = 0; i < scene->targets.count; i++) {
        const struct target *t = &scene->targets.items[i];
        if (t->key == 0 || t->rect.w < 1 || t->rect.h < 1) {
            return "a target that cannot be touched";
        }
    }
    return NULL;
}

static const char *look_at_show(const struct show *s, uint64_t now_ms)
{
    return s->touched_ms > now_ms ? "somebody will have touched it"
           : s->depth < 1 || s->depth > HISTORY_MAX ? "the history has no home"
                                                    : NULL;
}

const char *eye_look(struct eye *eye, struct exhibit *stand,
                     const struct tape_event *e, uint64_t now_ms)
{
    const struct scene *scene = exhibit_scene(stand, now_ms);
    const struct scene *desk = exhibit_desk_scene(stand, now_ms);
    const char *wrong = NULL;

    note(eye, stand, e, now_ms);
    if (scene->items.count == 0 || (desk && desk->items.count == 0)) {
        return "nothing is drawn";
    }
    if (!exhibit_content(stand)) {
        return "the content is gone";
    }
    const struct show *s = exhibit_show(stand);
    wrong = wrong ? wrong : look_at_show(s, now_ms);
    wrong = wrong ? wrong : look_at_targets(scene);
    wrong = wrong ? wrong : look_at_idle(eye, stand, now_ms);
    wrong = wrong ? wrong : look_at_fingers(eye, s, now_ms);
    wrong = wrong ? wrong : look_at_focus(scene, s);
    if (!wrong && exhibit_deadline_ms(stand, now_ms) < now_ms) {
        wrong = "it should have changed before";
    }
    return wrong;
}

/* Black and white are wishes, and a part of a slide, enlarged, may be flat. */
static bool may_be_blank(const struct show *s)
{
    return s->state == STATE_PRESENT &&
           (s->overlay == OVERLAY_BLACK || s->overlay == OVERLAY_WHITE ||
            s->talk.frozen || zoom_factor(&s->pointing.zoom) != ZOOM_ONE);
}

const char *eye_look_at_picture(const struct pixmap *picture,
                                const struct exhibit *stand)
{
    for (int y = 0; y < picture->h_px; y++) {
        const uint32_t *row =
            picture->pixels + (size_t)y * (size_t)picture->stride_px;
        for (int x = 0; x < picture->w_px; x++) {
            if (row[x] != picture->pixels[0]) {
                return NULL;
            }
        }
    }
    return may_be_blank(exhibit_show(stand)) ? NULL : "the picture is blank";
}
