/**
 * @file
 * A monkey at the stand: random fingers, keys, sizes, displays, contents and
 * clocks, and after each event what must hold.
 *
 *     monkey EVENTS SEED OUT some|all
 *
 * A session has a seed and is a tape, OUT/SEED.tape, which is written event
 * by event before they happen and stays if one of them is the last:
 * `standpunt play` shows the same. At its end a tape dumps what is on the
 * screen. `all`: which screens of the content were never on is said in the end.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dump.h"
#include "exhibit_news.h"
#include "eye.h"
#include "hand.h"
#include "log.h"
#include "paths.h"
#include "player.h"
#include "reached.h"
#include "tape_line.h"

enum {
    SESSION_EVENTS_MAX = 20000, /* a tape has room for so many */
    LOOK_EVENTS = 200,          /* between two pictures */
    SAY_EVENTS = 100000,
    AHEAD_STEPS = 3, /* as a stand does that has nothing else to do */
    HANG_S = 300,    /* for what takes milliseconds */
    PATH_BYTES = 4096,
    REACHED_BYTES = 32 << 20,
    EXIT_WRONG = 1,
    EXIT_USAGE = 2,
};

static const char content_dir[] = "content";
static const char *const mode_words[] = { "kiosk", "loop", "present" };

struct monkey {
    const char *out_dir;
    uint64_t seed;
    int events_left;
    int events_done;
    struct content *content; /* what sessions begin with */
    struct reached reached;
};

/* One stand, from its start to the end of a tape. */
struct session {
    struct monkey *monkey;
    struct hand hand;
    struct eye eye;
    struct player player;
    FILE *tape;
    char path[PATH_BYTES];
    int event_count;
};

static void write_line(struct session *s, const struct tape_event *e)
{
    char line[TAPE_LINE_ROOM];

    tape_line(e, line);
    (void)fprintf(s->tape, "%s\n", line);
    (void)fflush(s->tape); /* the next event may be the last */
}

static void write_setting(struct session *s, enum tape_type type,
                          const char *text)
{
    write_line(s, &(struct tape_event){ .type = type, .u.text = text });
}

/* One of the talks, or NULL: the stand's own. */
static const char *choose_deck(struct session *s)
{
    const struct content *c = s->monkey->content;
    const struct deck *deck =
        &c->decks[dice_below(&s->hand.dice, (int)c->deck_count)];

    return deck->kind == DECK_TALK ? deck->id : NULL;
}

/* Half of the stands are kiosks; some have a panel that was measured. */
static struct exhibit_params choose_start(struct session *s)
{
    const struct content *c = s->monkey->content;
    struct dice *dice = &s->hand.dice;

    hand_choose_size(&s->hand);
    struct exhibit_params out = {
        .content_dir = content_dir,
        .assets_dir = BINARY_DIR "/assets",
        .viewport = { .w_px = s->hand.w_px, .h_px = s->hand.h_px },
        .stand = c->stands[dice_below(dice, (int)c->stand_count)].id,
        .language = c->languages[dice_below(dice, (int)c->language_count)],
        .mode = (enum show_mode)(dice_below(dice, MODE_COUNT + 1) % MODE_COUNT),
    };
    if (out.mode == MODE_PRESENT) {
        out.deck = choose_deck(s);
    }
    if (dice_once_in(dice, 4)) {
        out.viewport.panel_w_mm = (float)dice_between(dice, 150, 1600);
        out.viewport.panel_h_mm = (float)dice_between(dice, 150, 1600);
    }
    return out;
}

static void write_start(struct session *s, const struct exhibit_params *start)
{
    const struct viewport v = start->viewport;
    struct tape_event e = { .type = TAPE_SIZE };

    e.u.size.w_px = v.w_px;
    e.u.size.h_px = v.h_px;
    write_line(s, &e);
    write_setting(s, TAPE_STAND, start->stand);
    write_setting(s, TAPE_LANG, start->language);
    write_setting(s, TAPE_MODE, mode_words[start->mode]);
    if (start->deck) {
        write_setting(s, TAPE_DECK, start->deck);
    }
    if (v.panel_w_mm > 0.0f) {
        e = (struct tape_event){ .type = TAPE_PANEL };
        e.u.panel.w_mm = (int)v.panel_w_mm;
        e.u.panel.h_mm = (int)v.panel_h_mm;
        write_line(s, &e);
    }
}

static bool open_session(struct session *s)
{
    struct monkey *m = s->monkey;
    struct diag_list diags;

    (void)snprintf(s->path, sizeof(s->path), "%s/%llu.tape", m->out_dir,
                   (unsigned long long)m->seed);
    s->tape = fopen(s->path, "w");
    if (!s->tape) {
        log_warning("%s cannot be written", s->path);
        return false;
    }
    hand_init(&s->hand, m->seed);
    const struct exhibit_params start = choose_start(s);
    write_start(s, &start);
    s->player.out_dir = m->out_dir;
    diag_list_init(&diags);
    const bool opened = player_open(&s->player, &start, &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    return opened;
}

static struct tape_event choose(struct session *s)
{
    struct exhibit *stand = s->player.stand;
    const struct hand_view view = {
        .audience = exhibit_scene(stand, s->player.now_ms),
        .desk = exhibit_desk_scene(stand, s->player.now_ms),
        .reached = &s->monkey->reached,
    };

    return hand_next(&s->hand, &view);
}

/* Composed as in a window. The tape has it as a shot, on the output that is
   seen: a picture is part of what happens. */
static const char *look_at_pictures(struct session *s)
{
    struct player *p = &s->player;
    const bool desk =
        p->output == OUTPUT_DESK && exhibit_desk_scene(p->stand, p->now_ms);

    if (p->output == OUTPUT_DESK && !desk) {
        return NULL;
    }
    write_line(s, &(struct tape_event){ .type = TAPE_SHOT,
                                        .time_ms = p->now_ms,
                                        .u.text = "seen.png" });
    const struct exhibit_frame frame =
        desk ? exhibit_draw_desk(p->stand, p->now_ms)
             : exhibit_draw(p->stand, p->now_ms);
    if (!desk && exhibit_moves(p->stand)) {
        return NULL; /* out of black it begins black */
    }
    for (int i = 0; i < AHEAD_STEPS; i++) {
        (void)exhibit_look_ahead(p->stand, p->now_ms); /* changes nothing */
    }
    return eye_look_at_picture(frame.picture, p->stand);
}

static bool is_over(const struct session *s)
{
    return s->event_count == SESSION_EVENTS_MAX ||
           s->monkey->events_left == 0 ||
           s->player.now_ms > TAPE_TIME_MS_MAX - 86400000 ||
           exhibit_wants_quit(s->player.stand);
}

/* @return what is wrong, or NULL. */
static const char *act(struct session *s)
{
    const struct tape_event e = choose(s);

    write_line(s, &e);
    player_step(&s->player, &e);
    s->event_count++;
    s->monkey->events_left--;
    s->monkey->events_done++;
    if (s->monkey->events_done % SAY_EVENTS == 0) {
        (void)printf("%d events\n", s->monkey->events_done);
        (void)fflush(stdout);
    }
    const char *wrong =
        eye_look(&s->eye, s->player.stand, &e, s->player.now_ms);
    const struct scene *scene =
        exhibit_scene(s->player.stand, s->player.now_ms);
    reached_note(&s->monkey->reached, scene->id, &scene->targets);
    if (!wrong && s->event_count % LOOK_EVENTS == 0) {
        wrong = look_at_pictures(s);
    }
    return wrong;
}

/* The end of a tape: what is on the screen now. */
static bool dump(struct session *s)
{
    char path[PATH_BYTES];
    char name[TAPE_FILE_BYTES_MAX];
    const struct tape_event on = { .type = TAPE_ON,
                                   .time_ms = s->player.now_ms };

    (void)snprintf(name, sizeof(name), "%llu.json",
                   (unsigned long long)s->monkey->seed);
    (void)snprintf(path, sizeof(path), "%s/%s", s->monkey->out_dir, name);
    write_line(s, &on);
    write_line(s, &(struct tape_event){ .type = TAPE_DUMP,
                                        .time_ms = s->player.now_ms,
                                        .u.text = name });
    return dump_save(s->player.stand, OUTPUT_AUDIENCE, s->player.now_ms, path);
}

/* @return whether all was well. */
static bool play(struct monkey *m)
{
    struct session s = { .monkey = m };
    const char *wrong = NULL;
    bool well = open_session(&s);

    while (well && !wrong && !is_over(&s)) {
        (void)alarm(HANG_S);
        wrong = act(&s);
    }
    if (wrong) {
        (void)printf("monkey: seed %llu, event %d, %llu ms: %s\n%s\n",
                     (unsigned long long)m->seed, s.event_count,
                     (unsigned long long)s.player.now_ms, wrong, s.path);
        well = false;
    }
    /* A tape is played until somebody quits. */
    well = well && (exhibit_wants_quit(s.player.stand) || dump(&s));
    player_close(&s.player);
    if (s.tape) {
        (void)fclose(s.tape);
    }
    return well;
}

/* Nothing but what was found stays, or the only session there was. */
static void remove_tape(const struct monkey *m)
{
    static const char *const endings[] = { "tape", "json" };
    char path[PATH_BYTES];

    for (int i = 0; i < 2; i++) {
        (void)snprintf(path, sizeof(path), "%s/%llu.%s", m->out_dir,
                       (unsigned long long)m->seed, endings[i]);
        (void)unlink(path);
    }
}

static bool play_all(struct monkey *m)
{
    bool well = true;

    while (m->events_left > 0) {
        if (play(m)) {
            if (m->events_left > 0) {
                remove_tape(m);
            }
        } else {
            well = false;
        }
        m->seed++;
    }
    return well;
}

/* @return NULL, which was said, if there is no content to begin with. */
static struct content *load(void)
{
    struct diag_list diags;

    diag_list_init(&diags);
    struct content *content = content_load(content_dir, &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    return content;
}

int main(int argc, char **argv)
{
    struct region memory = region_create(REACHED_BYTES);
    struct arena arena = region_arena(&memory);
    const bool all = argc == 5 && strcmp(argv[4], "all") == 0;

    if (argc != 5 || (!all && strcmp(argv[4], "some") != 0)) {
        (void)fputs("usage: monkey EVENTS SEED OUT some|all\n", stderr);
        return EXIT_USAGE;
    }
    struct monkey m = {
        .out_dir = argv[3],
        .seed = strtoull(argv[2], NULL, 10),
        .events_left = atoi(argv[1]),
        .content = load(),
    };
    if (!m.content) {
        return EXIT_USAGE;
    }
    m.reached = reached_make(&arena, m.content);
    const bool well = paths_make_dirs(m.out_dir) && play_all(&m);
    if (all) {
        reached_say_missing(&m.reached);
    }
    (void)printf("%d events\n", m.events_done);
    content_destroy(m.content);
    region_destroy(&memory);
    return well ? 0 : EXIT_WRONG;
}
