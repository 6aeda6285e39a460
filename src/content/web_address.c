#include "web_address.h"

#include <string.h>

#include "municipality.h"
#include "value.h"

static const char scheme[] = "https://";
static const char host_letters[] = "abcdefghijklmnopqrstuvwxyz0123456789.-";
/* RFC 3986, unreserved, and what divides a path. */
static const char path_letters[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

/* A name with a dot inside, then a path; nothing that a path cannot be put
   behind. */
static bool is_web_address(const char *text)
{
    if (strncmp(text, scheme, sizeof(scheme) - 1) != 0) {
        return false;
    }
    const char *host = text + sizeof(scheme) - 1;
    const size_t host_len = strspn(host, host_letters);
    const char *path = host + host_len;
    const char *dot = memchr(host, '.', host_len);
    const bool dotted = dot && dot > host && dot < path - 1;

    return dotted && (path[0] == '\0' || path[0] == '/') &&
           path[strspn(path, path_letters)] == '\0' && !strstr(path, "//");
}

void value_load_web_address(struct loader *ld, const struct spot *at,
                            const char **out)
{
    const char *text = value_scalar(ld, at);
    if (!text) {
        return;
    }
    const size_t len = strlen(text);
    const bool closed = len > 0 && text[len - 1] == '/';
    const size_t whole = len + (closed ? 0 : 1);

    if (!is_web_address(text)) {
        spot_report(ld->diags, DIAG_WEB_ADDRESS, at,
                    "%s is no address on the web; https://, a name in "
                    "lower-case letters and perhaps a path, as "
                    "https://example.org/stand",
                    quote_text(text).text);
    } else if (whole > WEB_ADDRESS_BYTES_MAX) {
        spot_report(ld->diags, DIAG_WEB_ADDRESS_TOO_LONG, at,
                    "the address has %zu characters, the slash at its end "
                    "counted; at most %d, so that a phone can read the code "
                    "of every page",
                    whole, WEB_ADDRESS_BYTES_MAX);
    } else {
        char address[WEB_ADDRESS_BYTES_MAX + 1] = { 0 };
        memcpy(address, text, len);
        address[whole - 1] = '/';
        *out = loader_copy(ld, address);
    }
}

/* What kinds of things with a page are called in addresses; NULL: none. */
static const char *kind_word(enum link_kind kind)
{
    switch (kind) {
    case LINK_GOAL:
        return "goal";
    case LINK_THEME:
        return "theme";
    case LINK_PROJECT:
        return "project";
    case LINK_PAGE:
        return "page";
    case LINK_MUNICIPALITY:
        return "place"; /* short: addresses have to fit a code */
    case LINK_NONE:
    case LINK_HOME:
    case LINK_MAP:
    case LINK_PROJECTS:
    case LINK_MUNICIPALITIES:
    case LINK_SOURCES:
    case LINK_DECK:
        break;
    }
    return NULL;
}

static const char *thing_id(struct arena *arena, const struct content *content,
                            struct link link)
{
    switch (link.kind) {
    case LINK_GOAL:
        return arena_format(arena, "%d", content->goals[link.index].number);
    case LINK_THEME:
        return content->themes[link.index].id;
    case LINK_PROJECT:
        return content->projects[link.index].id;
    case LINK_PAGE:
        return content->pages[link.index].id;
    case LINK_MUNICIPALITY:
        return content->municipalities[link.index].id;
    case LINK_NONE:
    case LINK_HOME:
    case LINK_MAP:
    case LINK_PROJECTS:
    case LINK_MUNICIPALITIES:
    case LINK_SOURCES:
    case LINK_DECK:
        break;
    }
    return "";
}

/* What a list is called in addresses; "" for the language's own page. A map
   is a list of projects there. */
static const char *list_word(enum link_kind kind)
{
    switch (kind) {
    case LINK_MAP:
    case LINK_PROJECTS:
        return "projects/";
    case LINK_MUNICIPALITIES:
        return "municipalities/";
    case LINK_SOURCES:
        return "sources/";
    case LINK_GOAL:
    case LINK_THEME:
    case LINK_PROJECT:
    case LINK_PAGE:
    case LINK_MUNICIPALITY:
    case LINK_NONE:
    case LINK_HOME:
    case LINK_DECK:
        break;
    }
    return "";
}

const char *web_path(struct arena *arena, const struct content *content,
                     const char *language, struct link link)
{
    const char *kind = kind_word(link.kind);

    if (!kind) {
        return arena_format(arena, "%s/%s", language, list_word(link.kind));
    }
    return arena_format(arena, "%s/%s/%s/", language, kind,
                        thing_id(arena, content, link));
}

const char *web_name(struct arena *arena, const struct content *content,
                     struct link link)
{
    const char *kind = kind_word(link.kind);

    return kind ? arena_format(arena, "%s-%s", kind,
                               thing_id(arena, content, link))
                : "";
}
