/*
 * F7: any bytes as the file that a stand goes on from. What is read writes
 * the same bytes again, and whatever it says, a show that goes on from it is
 * in a place that the content has, and can tell where it is. Without its
 * last line the sum is made good first: else nothing would come through.
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content.h"
#include "hash.h"
#include "state_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    NOW_MS = 5000000,
    SUM_BYTES = 32,
};

static struct content *content;

/* Ends the program, so that the fuzzer keeps the input. */
static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

static void open_house(void)
{
    struct diag_list diags;

    diag_list_init(&diags);
    content = content_load(SOURCE_DIR "/content", &diags);
    diag_list_finish(&diags);
    require(content != NULL);
}

static void check_place(const struct show_kept *kept)
{
    struct show s;
    struct show_kept again;
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };

    show_init(&s, content, &params, NOW_MS);
    show_resume(&s, content, kept, NOW_MS);
    show_update(&s, content, &(struct intent){ .type = INTENT_NONE },
                NOW_MS + 1);
    show_update(&s, content, &(struct intent){ .type = INTENT_NEXT },
                NOW_MS + 2);
    require(s.stand >= 0 && (size_t)s.stand < content->stand_count);
    show_keep(&s, content, NOW_MS + 3, &again);
    require(again.loop.deck[0] != '\0');
}

static void read_state(const char *text, size_t len)
{
    char again[STATE_BYTES_MAX];
    struct state state;

    if (!state_read(text, len, &state)) {
        require(state.asked[0] == '\0' && state.saved_ms == 0);
        return;
    }
    require(state_write(&state, again) == len);
    require(memcmp(again, text, len) == 0);
    const struct state asked = state;
    require(state_accept(&state, asked.asked, NOW_MS));
    check_place(&state.kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[STATE_BYTES_MAX + SUM_BYTES];

    if (!content) {
        open_house();
    }
    if (size > STATE_BYTES_MAX) {
        return 0;
    }
    memcpy(text, data, size);
    read_state(text, size);
    const int sum = snprintf(text + size, SUM_BYTES, "sum %016" PRIx64 "\n",
                             hash_bytes(HASH_START, text, size));
    read_state(text, size + (size_t)sum);
    return 0;
}
