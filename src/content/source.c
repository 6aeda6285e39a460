#include "source.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "hash.h"
#include "loader.h"
#include "municipality.h"

enum {
    HOST_BYTES_MAX = 253, /* RFC 1035 */
    ID_BYTES = 8 + 1,
};

/* One source of one thing. */
struct entry {
    const char *text, *site;
    struct citation use;
};

struct entry_list {
    struct entry *items; /* NULL while they are counted */
    size_t count;
};

static bool is_host_byte(char c)
{
    return isalnum((unsigned char)c) || c == '.' || c == '-';
}

/* Labels with a dot between them, the last of letters only. */
static bool is_host(const char *text, size_t len)
{
    size_t label = 0;
    size_t dots = 0;
    bool letters = true;

    for (size_t i = 0; i < len; i++) {
        if (text[i] == '.') {
            if (label == 0) {
                return false;
            }
            dots++;
            label = 0;
            letters = true;
            continue;
        }
        letters &= isalpha((unsigned char)text[i]) != 0;
        label++;
    }
    return dots > 0 && label >= 2 && letters && len <= HOST_BYTES_MAX;
}

const char *source_host(const char *text, size_t *len)
{
    static const char www[] = "www.";

    for (const char *p = text; *p; p++) {
        if (!is_host_byte(*p) || (p > text && is_host_byte(p[-1]))) {
            continue;
        }
        size_t n = 0;
        while (is_host_byte(p[n])) {
            n++;
        }
        if (!is_host(p, n)) {
            continue;
        }
        const size_t skip = sizeof(www) - 1;
        const bool has_www = n > skip && strncmp(p, www, skip) == 0 &&
                             is_host(p + skip, n - skip);
        *len = has_www ? n - skip : n;
        return has_www ? p + skip : p;
    }
    *len = 0;
    return text;
}

static void add(struct entry_list *list, const struct string_list *sources,
                struct citation use)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (list->items) {
            list->items[list->count] =
                (struct entry){ .text = sources->items[i], .use = use };
        }
        list->count++;
    }
}

static void add_decks(struct entry_list *list, const struct content *c)
{
    for (size_t i = 0; i < c->deck_count; i++) {
        for (size_t k = 0; k < c->decks[i].slide_count; k++) {
            add(list, &c->decks[i].slides[k].sources,
                (struct citation){ CITED_SLIDE, (int)i, (int)k });
        }
    }
}

static void add_all(struct entry_list *list, const struct content *c)
{
    for (size_t i = 0; i < c->project_count; i++) {
        add(list, &c->projects[i].sources,
            (struct citation){ CITED_PROJECT, (int)i, 0 });
    }
    for (size_t i = 0; i < c->municipality_count; i++) {
        add(list, &c->municipalities[i].sources,
            (struct citation){ CITED_MUNICIPALITY, (int)i, 0 });
    }
    for (size_t i = 0; i < GOAL_COUNT; i++) {
        add(list, &c->goals[i].sources,
            (struct citation){ CITED_GOAL, (int)i, 0 });
    }
    for (size_t i = 0; i < c->theme_count; i++) {
        add(list, &c->themes[i].sources,
            (struct citation){ CITED_THEME, (int)i, 0 });
    }
    for (size_t i = 0; i < c->page_count; i++) {
        add(list, &c->pages[i].sources,
            (struct citation){ CITED_PAGE, (int)i, 0 });
    }
    add_decks(list, c);
}

static int compare_sites(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    return strcmp(a->site, b->site);
}

/* What has no site comes last. */
static int order_of_sites(const char *a, const char *b)
{
    if ((a[0] == '\0') != (b[0] == '\0')) {
        return a[0] == '\0' ? 1 : -1;
    }
    return strcmp(a, b);
}

static int compare_uses(struct citation a, struct citation b)
{
    return a.kind != b.kind     ? (int)a.kind - (int)b.kind
           : a.index != b.index ? a.index - b.index
                                : a.slide - b.slide;
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    const int site = order_of_sites(a->site, b->site);
    const int text = site ? site : strcmp(a->text, b->text);

    return text ? text : compare_uses(a->use, b->use);
}

static const char *lower_copy(struct loader *ld, const char *text, size_t len)
{
    char *copy = loader_take(ld, 1, len + 1);

    for (size_t i = 0; i < len && copy; i++) {
        copy[i] = (char)tolower((unsigned char)text[i]);
    }
    return copy ? copy : "";
}

/* The shortest end of @p host that is a host of the content as well. */
static const char *site_of(const struct entry_list *by_site, const char *host)
{
    const char *site = host;

    for (const char *dot = strchr(host, '.'); dot; dot = strchr(dot + 1, '.')) {
        const struct entry wanted = { .site = dot + 1 };
        const struct entry *found =
            bsearch(&wanted, by_site->items, by_site->count, sizeof(wanted),
                    compare_sites);
        site = found ? found->site : site;
    }
    return site;
}

/* Hosts first, in their own order; then each becomes its site. */
static bool find_sites(struct loader *ld, struct entry_list *list)
{
    struct entry_list by_host = {
        .items = loader_take_scratch(ld, sizeof(struct entry), list->count),
        .count = list->count,
    };

    if (!by_host.items) {
        return false;
    }
    for (size_t i = 0; i < list->count; i++) {
        size_t len = 0;
        const char *host = source_host(list->items[i].text, &len);
        list->items[i].site = lower_copy(ld, host, len);
    }
    memcpy(by_host.items, list->items, list->count * sizeof(struct entry));
    qsort(by_host.items, by_host.count, sizeof(struct entry), compare_sites);
    for (size_t i = 0; i < list->count; i++) {
        list->items[i].site = site_of(&by_host, list->items[i].site);
    }
    return true;
}

static bool is_same_source(const struct entry *a, const struct entry *b)
{
    return strcmp(a->site, b->site) == 0 && strcmp(a->text, b->text) == 0;
}

static const char *id_of(struct loader *ld, const char *text)
{
    static const char digits[] = "0123456789abcdef";
    uint64_t hash = hash_string(HASH_START, text);
    char *id = loader_take(ld, 1, ID_BYTES);

    for (size_t i = 0; i + 1 < ID_BYTES && id; i++, hash >>= 4U) {
        id[i] = digits[hash & 15U];
    }
    return id ? id : "";
}

/* What the sorted entries become. */
struct collection {
    struct source *sources;
    struct source_site *sites;
    struct citation *uses;
    size_t source_count, site_count, use_count;
};

static void keep(struct loader *ld, struct collection *c,
                 const struct entry *before, const struct entry *entry)
{
    if (!before || strcmp(before->site, entry->site) != 0) {
        c->sites[c->site_count++] =
            (struct source_site){ .name = entry->site,
                                  .first = c->source_count };
    }
    struct source_site *site = &c->sites[c->site_count - 1];
    if (!before || !is_same_source(before, entry)) {
        c->sources[c->source_count++] = (struct source){
            .text = entry->text,
            .id = id_of(ld, entry->text),
            .uses = &c->uses[c->use_count],
        };
        site->count++;
    } else if (compare_uses(before->use, entry->use) == 0) {
        return; /* written twice in one place */
    }
    c->uses[c->use_count++] = entry->use;
    c->sources[c->source_count - 1].use_count++;
    site->use_count++;
}

void source_collect(struct loader *ld)
{
    struct content *content = ld->content;
    struct entry_list list = { 0 };

    add_all(&list, content);
    const size_t count = list.count;
    list.items = loader_take_scratch(ld, sizeof(struct entry), count);
    struct collection c = {
        .sources = loader_take(ld, sizeof(struct source), count),
        .sites = loader_take(ld, sizeof(struct source_site), count),
        .uses = loader_take(ld, sizeof(struct citation), count),
    };
    if (!list.items || !c.sources || !c.sites || !c.uses) {
        return;
    }
    list.count = 0;
    add_all(&list, content);
    if (!find_sites(ld, &list)) {
        return;
    }
    qsort(list.items, count, sizeof(struct entry), compare_entries);
    for (size_t i = 0; i < count && !ld->is_full; i++) {
        keep(ld, &c, i > 0 ? &list.items[i - 1] : NULL, &list.items[i]);
    }
    content->derived.sites = c.sites;
    content->derived.site_count = c.site_count;
    content->derived.sources = c.sources;
    content->derived.source_count = c.source_count;
}

int source_find(const struct content *c, const char *id)
{
    for (size_t i = 0; i < c->derived.source_count; i++) {
        if (strcmp(c->derived.sources[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* Whether what is found on @p host belongs to @p site. */
static bool is_on_site(const char *host, size_t len, const char *site)
{
    const size_t site_len = strlen(site);

    return site_len > 0 && site_len <= len &&
           (site_len == len || host[len - site_len - 1] == '.') &&
           strncasecmp(host + len - site_len, site, site_len) == 0;
}

static int compare_texts(const void *left, const void *right)
{
    const struct source *a = left;
    const struct source *b = right;
    return strcmp(a->text, b->text);
}

int source_find_text(const struct content *c, const char *text)
{
    const struct source wanted = { .text = text };
    size_t len = 0;
    const char *host = source_host(text, &len);

    for (size_t i = 0; i < c->derived.site_count; i++) {
        const struct source_site *site = &c->derived.sites[i];
        if (len > 0 ? !is_on_site(host, len, site->name)
                    : site->name[0] != '\0') {
            continue;
        }
        const struct source *found =
            bsearch(&wanted, c->derived.sources + site->first, site->count,
                    sizeof(wanted), compare_texts);
        return found ? (int)(found - c->derived.sources) : -1;
    }
    return -1;
}

int source_find_site(const struct content *c, const char *name)
{
    for (size_t i = 0; i < c->derived.site_count; i++) {
        if (strcmp(c->derived.sites[i].name, name) == 0) {
            return (int)i;
        }
    }
    return -1;
}
