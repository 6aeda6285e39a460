#include "language.h"

#include "log.h"
#include "schema.h"

enum {
    CODES_BYTES_MAX = 64, /* LANGUAGE_MAX codes and what joins them. */
};

int language_find(const struct content *content, const char *code)
{
    const int found = content_find_language(content, code);
    char codes[CODES_BYTES_MAX];

    if (found >= 0) {
        return found;
    }
    schema_join(content->languages, content->language_count, codes,
                sizeof(codes));
    log_warning("no language '%s' in the content; it has %s", code, codes);
    return LANGUAGE_UNKNOWN;
}
