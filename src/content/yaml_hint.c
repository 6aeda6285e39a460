#include "yaml_hint.h"

#include <stddef.h>
#include <string.h>

const char *yaml_hint_from_problem(const char *problem)
{
    static const struct {
        const char *problem, *hint;
    } hints[] = {
        { "mapping values are not allowed",
          "a text with ': ' in it needs quotes, and keys of one map stand "
          "in one column" },
        { "did not find expected key",
          "keys of one map stand in one column, and a quoted text ends "
          "with its quote" },
        { "could not find expected ':'",
          "after a key comes a colon and a space" },
        { "cannot start any token",
          "indent with spaces, and put quotes around a text that begins "
          "with @, ` or %" },
        { "unexpected end of stream", "a quote is not closed" },
        { "did not find expected ',' or", "a [ or { is not closed" },
        { "did not find expected '-' indicator",
          "entries of one list stand in one column" },
        { "escape",
          "in double quotes a backslash is written twice; single quotes "
          "take it as it is" },
        { "unexpected ':'",
          "a text with a colon needs quotes inside [ ] and { }" },
        { "expected node content",
          "a text that begins with a sign such as : or , needs quotes" },
        { "expected <document start>",
          "what stands here belongs to no key; look how deep it stands" },
        { "tab", "indent with spaces" },
    };

    for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++) {
        if (strstr(problem, hints[i].problem)) {
            return hints[i].hint;
        }
    }
    return "see docs/content.md";
}
