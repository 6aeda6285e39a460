#include <stddef.h>

#include "schema.h"

enum {
    STAND_COUNT_MAX = 4,
    TALK_COUNT_MAX = 100,
    SLOT_COUNT_MAX = 12,
    TOWN_COUNT_MAX = 400,
    TITLE_WORD_COUNT_MAX = 7,
};

/* Variants as bits: of a stand by its home, of a tile by its art. */
enum {
    WITH_GOALS = 1u << HOME_GOALS,
    WITH_MOSAIC = 1u << HOME_MOSAIC,
    WITH_COUNTRY = 1u << ART_COUNTRY,
};

static const struct word tile_arts[] = {
    { "map", ART_MAP },           { "country", ART_COUNTRY },
    { "exchange", ART_EXCHANGE }, { "network", ART_NETWORK },
    { "skyline", ART_SKYLINE },   { 0 },
};

static const struct field tile_fields[] = {
    {
        .key = "art",
        .type = FIELD_WORD,
        .is_required = true,
        .offset = offsetof(struct tile, art),
        .words = tile_arts,
    },
    {
        .key = "link",
        .type = FIELD_LINK,
        .is_required = true,
        .offset = offsetof(struct tile, link),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct tile, title),
        .word_count_max = TITLE_WORD_COUNT_MAX,
    },
    {
        .key = "text",
        .type = FIELD_TEXT,
        .offset = offsetof(struct tile, text),
    },
    {
        .key = "country",
        .type = FIELD_COUNTRY,
        .offset = offsetof(struct tile, country),
        .only_in = WITH_COUNTRY,
        .needed_in = WITH_COUNTRY,
    },
    {
        .key = "goal",
        .type = FIELD_GOAL,
        .offset = offsetof(struct tile, goal),
    },
};

static const struct schema schema_tile = {
    .noun = "tile",
    .fields = tile_fields,
    .field_count = sizeof(tile_fields) / sizeof(tile_fields[0]),
    .size = sizeof(struct tile),
    .has_variants = true,
};

static const struct word homes[] = {
    { "goals", HOME_GOALS },
    { "mosaic", HOME_MOSAIC },
    { 0 },
};

static const struct field stand_fields[] = {
    {
        .key = "home",
        .type = FIELD_WORD,
        .is_required = true,
        .offset = offsetof(struct stand, home),
        .words = homes,
    },
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct stand, id),
    },
    {
        .key = "name",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct stand, name),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct stand, title),
    },
    {
        .key = "loop",
        .type = FIELD_REFERENCE,
        .is_required = true,
        .offset = offsetof(struct stand, loop),
        .thing = THING_DECK,
        .use = DECK_USE_LOOP,
    },
    {
        .key = "schedule",
        .type = FIELD_RECORD,
        .offset = offsetof(struct stand, schedule),
        .record = &schema_schedule,
    },
    {
        .key = "talks",
        .type = FIELD_REFERENCE,
        .offset = offsetof(struct stand, talks.items),
        .list = { .max = TALK_COUNT_MAX,
                  .count_offset = offsetof(struct stand, talks.count),
                  .is_set = true },
        .thing = THING_DECK,
        .use = DECK_USE_TALK,
    },
    {
        .key = "about",
        .type = FIELD_REFERENCE,
        .offset = offsetof(struct stand, about),
        .only_in = WITH_GOALS,
        .needed_in = WITH_GOALS,
        .thing = THING_PAGE,
    },
    {
        .key = "tiles",
        .type = FIELD_RECORD,
        .offset = offsetof(struct stand, tiles),
        .list = { .max = STAND_TILE_COUNT,
                  .min = STAND_TILE_COUNT,
                  .is_inline = true },
        .only_in = WITH_MOSAIC,
        .needed_in = WITH_MOSAIC,
        .record = &schema_tile,
    },
};

static const struct schema schema_stand = {
    .noun = "stand",
    .fields = stand_fields,
    .field_count = sizeof(stand_fields) / sizeof(stand_fields[0]),
    .size = sizeof(struct stand),
    .has_variants = true,
};

static const struct word motions[] = {
    { "full", STAND_MOTION_FULL },
    { "calm", STAND_MOTION_CALM },
    { NULL, 0 },
};

static const struct field kiosk_fields[] = {
    {
        .key = "idle_seconds",
        .type = FIELD_INT,
        .offset = offsetof(struct kiosk, idle_seconds),
        .min = 30,
        .max = 900,
        .fallback = 90,
        .has_zero = true,
    },
    {
        .key = "warning_seconds",
        .type = FIELD_INT,
        .offset = offsetof(struct kiosk, warning_seconds),
        .min = 20,
        .max = 120,
        .fallback = 30,
    },
    {
        .key = "hand_back_seconds",
        .type = FIELD_INT,
        .offset = offsetof(struct kiosk, hand_back_seconds),
        .min = 5,
        .max = 600,
        .fallback = 60,
    },
    {
        .key = "slide_seconds",
        .type = FIELD_INT,
        .offset = offsetof(struct kiosk, slide_seconds),
        .min = 4,
        .max = 60,
        .fallback = 8,
    },
    {
        .key = "staff_pin",
        .type = FIELD_PIN,
        .offset = offsetof(struct kiosk, staff_pin),
    },
    {
        .key = "staff_pin_hash",
        .type = FIELD_PIN_HASH,
        .offset = offsetof(struct kiosk, staff_pin_hash),
    },
    {
        .key = "motion",
        .type = FIELD_WORD,
        .offset = offsetof(struct kiosk, motion),
        .words = motions,
        .fallback = STAND_MOTION_FULL,
    },
};

static const struct schema schema_kiosk = {
    .noun = "kiosk",
    .fields = kiosk_fields,
    .field_count = sizeof(kiosk_fields) / sizeof(kiosk_fields[0]),
    .size = sizeof(struct kiosk),
};

static const struct field slot_fields[] = {
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct slot, id),
    },
    {
        .key = "name",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct slot, name),
    },
    {
        .key = "image",
        .type = FIELD_PICTURE,
        .offset = offsetof(struct slot, image),
    },
};

static const struct schema schema_slot = {
    .noun = "slot",
    .fields = slot_fields,
    .field_count = sizeof(slot_fields) / sizeof(slot_fields[0]),
    .size = sizeof(struct slot),
};

static const struct field cofunding_fields[] = {
    {
        .key = "statement",
        .type = FIELD_TEXT,
        .offset = offsetof(struct cofunding, statement),
    },
    {
        .key = "text",
        .type = FIELD_TEXT,
        .offset = offsetof(struct cofunding, text),
    },
    {
        .key = "slots",
        .type = FIELD_RECORD,
        .offset = offsetof(struct cofunding, slots),
        .list = { .max = SLOT_COUNT_MAX,
                  .count_offset = offsetof(struct cofunding, slot_count) },
        .record = &schema_slot,
    },
    {
        .key = "page",
        .type = FIELD_REFERENCE,
        .offset = offsetof(struct cofunding, page),
        .thing = THING_PAGE,
    },
};

static const struct schema schema_cofunding = {
    .noun = "cofunding",
    .fields = cofunding_fields,
    .field_count = sizeof(cofunding_fields) / sizeof(cofunding_fields[0]),
    .size = sizeof(struct cofunding),
};

static const struct field town_fields[] = {
    {
        .key = "name",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct town, name),
    },
    {
        .key = "country",
        .type = FIELD_COUNTRY,
        .is_required = true,
        .offset = offsetof(struct town, country),
    },
    {
        .key = "lat",
        .type = FIELD_DEGREES,
        .is_required = true,
        .offset = offsetof(struct town, lat),
        .min = -90,
        .max = 90,
    },
    {
        .key = "lon",
        .type = FIELD_DEGREES,
        .is_required = true,
        .offset = offsetof(struct town, lon),
        .min = -180,
        .max = 180,
    },
    {
        .key = "sources",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct town, sources.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct town, sources.count) },
    },
    {
        .key = "open",
        .type = FIELD_STRING,
        .offset = offsetof(struct town, open.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct town, open.count) },
    },
};

static const struct schema schema_town = {
    .noun = "town",
    .fields = town_fields,
    .field_count = sizeof(town_fields) / sizeof(town_fields[0]),
    .size = sizeof(struct town),
};

/* Languages come first: every text after them needs to know them. */
static const struct field fields[] = {
    {
        .key = "languages",
        .type = FIELD_LANGUAGE,
        .is_required = true,
        .offset = offsetof(struct content, languages),
        .list = { .max = LANGUAGE_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct content, language_count),
                  .is_set = true,
                  .is_inline = true },
    },
    {
        .key = "stands",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct content, stands),
        .list = { .max = STAND_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct content, stand_count) },
        .record = &schema_stand,
    },
    {
        .key = "kiosk",
        .type = FIELD_RECORD,
        .offset = offsetof(struct content, kiosk),
        .record = &schema_kiosk,
    },
    {
        .key = "keys",
        .type = FIELD_KEYS,
        .offset = offsetof(struct content, keys),
    },
    {
        .key = "towns",
        .type = FIELD_RECORD,
        .offset = offsetof(struct content, towns),
        .list = { .max = TOWN_COUNT_MAX,
                  .count_offset = offsetof(struct content, town_count) },
        .record = &schema_town,
    },
    {
        .key = "cofunding",
        .type = FIELD_RECORD,
        .offset = offsetof(struct content, cofunding),
        .record = &schema_cofunding,
    },
    {
        .key = "web_address",
        .type = FIELD_WEB,
        .offset = offsetof(struct content, web_address),
    },
};

const struct schema schema_standpunt = {
    .noun = "standpunt file",
    .fields = fields,
    .field_count = sizeof(fields) / sizeof(fields[0]),
    .size = sizeof(struct content),
};
