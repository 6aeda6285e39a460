#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "country.h"
#include "loader.h"
#include "schema.h"
#include "string_key.h"
#include "string_table.h"
#include "yaml_file.h"

enum {
    STRINGS_BYTES = 4 * 1024 * 1024, /* four times the largest file */
    COUNTRY_COUNT_MAX = 250,
};

static const char country_prefix[] = "country.";
static const char language_key[] = "lang.name";

/* One word in the order of content_known_languages(). */
struct translation {
    const char *in[LANGUAGE_MAX];
    bool is_there; /* its key is in the file */
};

struct strings {
    struct region region; /* this struct lies in it */
    struct translation words[STR_COUNT];
    struct translation language_names;
    struct translation country_names[COUNTRY_COUNT_MAX];
    const char *country_codes[COUNTRY_COUNT_MAX];
    size_t country_count;
};

struct strings_reader {
    struct strings *strings;
    struct arena *arena;
    struct diag_list *diags;
};

static int language_index(const char *code)
{
    size_t count;
    const char *const *known = content_known_languages(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(known[i], code) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void report_language(struct strings_reader *r, const struct spot *at,
                            const char *code)
{
    size_t count;
    char list[64];
    const char *const *known = content_known_languages(&count);

    schema_join(known, count, list, sizeof(list));
    spot_report(r->diags, DIAG_UNKNOWN_LANGUAGE, at, "no language %s; %s",
                quote_text(code).text, list);
}

/* `verify` lists the languages no native speaker has read yet. */
static void check_verify(struct strings_reader *r, const struct spot *at)
{
    size_t index = 0;

    if (at->node->kind != NODE_LIST) {
        spot_report(r->diags, DIAG_WRONG_TYPE, at,
                    "a list of languages is needed here, as [fr, uk]");
        return;
    }
    for (const struct node *n = at->node->first; n; n = n->next, index++) {
        const struct spot entry = spot_in_list(at, index, n);
        if (n->kind != NODE_SCALAR || language_index(n->text) < 0) {
            report_language(r, &entry, n->kind == NODE_SCALAR ? n->text : "");
        }
    }
}

static void read_language(struct strings_reader *r, const struct spot *at,
                          struct translation *out)
{
    const int language = language_index(at->key);

    if (language < 0) {
        struct spot key = *at->parent;
        key.where = node_key_where(at->node);
        report_language(r, &key, at->key);
    } else if (at->node->kind == NODE_SCALAR) {
        const char *text = at->node->text;
        out->in[language] = arena_copy_string(r->arena, text, strlen(text));
    } else if (at->node->kind != NODE_BROKEN) {
        spot_report(r->diags, DIAG_WRONG_TYPE, at, "a text is needed here");
    }
}

/* Length of the placeholder at @p text, "{n}"; 0 if there is none. */
static size_t placeholder_len(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    const size_t len = text[0] == '{' ? strspn(text + 1, letters) : 0;
    return len > 0 && text[len + 1] == '}' ? len + 2 : 0;
}

/* The first placeholder of @p from that @p text lacks, or NULL. */
static const char *lacking_placeholder(const char *from, const char *text,
                                       struct arena scratch)
{
    for (const char *p = from; *p != '\0'; p++) {
        const size_t len = placeholder_len(p);
        if (len > 0) {
            const char *name = arena_copy_string(&scratch, p, len);
            if (!strstr(text, name)) {
                return name;
            }
        }
    }
    return NULL;
}

static void check_translation(struct strings_reader *r, const struct spot *at,
                              const struct translation *t)
{
    size_t count;
    const char *const *known = content_known_languages(&count);

    for (size_t i = 0; i < count; i++) {
        const struct node *n = node_find(at->node, known[i]);
        const struct spot entry = spot_in_map(at, known[i], n);
        if (!t->in[i] || t->in[i][0] == '\0') {
            if (!n || n->kind == NODE_SCALAR) {
                spot_report(r->diags, DIAG_STRING_LANGUAGE, &entry,
                            "no text in %s; write one, and add %s to verify",
                            known[i], known[i]);
            }
            continue;
        }
        const char *first = t->in[0] ? t->in[0] : t->in[i];
        const char *name = lacking_placeholder(first, t->in[i], *r->arena);
        name = name ? name : lacking_placeholder(t->in[i], first, *r->arena);
        if (name) {
            spot_report(r->diags, DIAG_PLACEHOLDER, &entry,
                        "%s is not in both this and the text in %s", name,
                        known[0]);
        }
    }
}

static void read_translation(struct strings_reader *r, const struct spot *at,
                             struct translation *out)
{
    if (at->node->kind != NODE_MAP) {
        spot_report(r->diags, DIAG_WRONG_TYPE, at,
                    "a map of language to text is needed here");
        return;
    }
    for (const struct node *n = at->node->first; n; n = n->next) {
        if (!n->key) {
            continue;
        }
        const struct spot entry = spot_in_map(at, n->key, n);
        if (strcmp(n->key, "verify") == 0) {
            check_verify(r, &entry);
        } else {
            read_language(r, &entry, out);
        }
    }
    check_translation(r, at, out);
}

static struct translation *
find_country(struct strings_reader *r, const struct spot *key, const char *code)
{
    struct strings *s = r->strings;

    if (!country_is_known(code)) {
        spot_report(r->diags, DIAG_UNKNOWN_COUNTRY, key,
                    "no country %s; two capital letters of ISO 3166-1, as UA",
                    quote_text(code).text);
        return NULL;
    }
    if (s->country_count == COUNTRY_COUNT_MAX) {
        return NULL; /* then one is there twice, which is reported */
    }
    s->country_codes[s->country_count] =
        arena_copy_string(r->arena, code, strlen(code));
    return &s->country_names[s->country_count++];
}

static int id_from_key(const char *key)
{
    for (int id = 0; id < STR_COUNT; id++) {
        if (strcmp(string_key((enum string_id)id), key) == 0) {
            return id;
        }
    }
    return STR_COUNT;
}

/* The word called @p name, or after a diagnostic the one that was meant: a
 * misspelt key is one mistake, and not missed as well. STR_COUNT if none. */
static int find_id(struct strings_reader *r, const struct spot *key,
                   const char *name)
{
    const int id = id_from_key(name);
    if (id != STR_COUNT) {
        return id;
    }
    const char *nearest = diag_nearest(name, string_keys(), STR_COUNT);
    if (nearest) {
        spot_report(r->diags, DIAG_UNKNOWN_KEY, key,
                    "unknown key %s; did you mean '%s'?", quote_text(name).text,
                    nearest);
        return id_from_key(nearest);
    }
    spot_report(r->diags, DIAG_UNKNOWN_KEY, key,
                "unknown key %s; the program has no use for it",
                quote_text(name).text);
    return STR_COUNT;
}

/* Where the word called @p name belongs; NULL after a diagnostic. */
static struct translation *find_target(struct strings_reader *r,
                                       const struct spot *key, const char *name)
{
    const size_t prefix_len = sizeof(country_prefix) - 1;

    if (strncmp(name, country_prefix, prefix_len) == 0) {
        return find_country(r, key, name + prefix_len);
    }
    if (strcmp(name, language_key) == 0) {
        return &r->strings->language_names;
    }
    const int id = find_id(r, key, name);
    return id < STR_COUNT ? &r->strings->words[id] : NULL;
}

static void check_whole(struct strings_reader *r, const struct spot *root)
{
    for (int id = 0; id < STR_COUNT; id++) {
        if (!r->strings->words[id].is_there) {
            const char *key = string_key((enum string_id)id);
            const struct spot at = spot_in_map(root, key, NULL);
            spot_report(r->diags, DIAG_STRING_MISSING, &at,
                        "is missing; the interface needs it");
        }
    }
    if (!r->strings->language_names.is_there) {
        const struct spot at = spot_in_map(root, language_key, NULL);
        spot_report(r->diags, DIAG_STRING_MISSING, &at,
                    "is missing; the choice of language needs it");
    }
}

static void read_tree(struct strings_reader *r, const struct node *root)
{
    const struct spot top = spot_root(root);

    if (root->kind != NODE_MAP) {
        spot_report(r->diags, DIAG_WRONG_TYPE, &top,
                    "a map of keys is needed here");
        return;
    }
    for (const struct node *n = root->first; n; n = n->next) {
        if (!n->key) {
            continue;
        }
        struct spot key = top;
        key.where = node_key_where(n);
        struct translation *target = find_target(r, &key, n->key);
        if (target) {
            const struct spot at = spot_in_map(&top, n->key, n);
            target->is_there = true;
            read_translation(r, &at, target);
        }
    }
    check_whole(r, &top);
}

static void read_file(struct strings_reader *r, const char *dir)
{
    struct region region = region_create(YAML_MEMORY_BYTES);
    struct arena scratch = region_arena(&region);
    const struct yaml_reader reader = { &scratch, r->diags };
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct yaml_file file = {
        .name = arena_format(r->arena, "%s/strings.yaml", dir),
    };

    if (fd < 0) {
        const struct spot at = { .where = { .file = dir } };
        spot_report(r->diags, DIAG_FOLDER_UNREADABLE, &at, "%s",
                    strerror(errno));
    } else if (yaml_file_read(&file, &reader, fd, "strings.yaml") &&
               yaml_file_check(&file, r->diags)) {
        const struct yaml_tree tree = yaml_tree_parse(&file, &reader);
        if (tree.is_whole) {
            read_tree(r, tree.root);
        }
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    region_destroy(&region);
}

struct strings *strings_load(const char *dir, struct diag_list *diags)
{
    const size_t errors_before = diags->error_count;
    struct region region = region_create(STRINGS_BYTES);
    struct arena arena = region_arena(&region);
    struct strings *strings = arena_make(&arena, struct strings, 1);
    struct strings_reader r = {
        .strings = strings,
        .arena = &arena,
        .diags = diags,
    };

    strings->region = region;
    read_file(&r, dir);
    diag_list_sort(diags);
    if (diags->error_count > errors_before) {
        strings_destroy(strings);
        return NULL;
    }
    return strings;
}

void strings_destroy(struct strings *s)
{
    if (s) {
        /* The struct lies in the region: the handle must outlive it. */
        struct region region = s->region;
        region_destroy(&region);
    }
}

static const char *choose(const struct translation *t, const char *language)
{
    const int index = language_index(language);
    return t->in[index >= 0 ? index : 0];
}

const char *strings_lookup(const struct strings *s, const char *language,
                           enum string_id id)
{
    return choose(&s->words[id], language);
}

const char *strings_country(const struct strings *s, const char *language,
                            const char *code)
{
    for (size_t i = 0; i < s->country_count; i++) {
        if (strcmp(s->country_codes[i], code) == 0) {
            return choose(&s->country_names[i], language);
        }
    }
    return code;
}

const char *strings_language_name(const struct strings *s, const char *language)
{
    const int index = language_index(language);
    return index >= 0 ? s->language_names.in[index] : language;
}

const char *const *strings_countries(const struct strings *s, size_t *count)
{
    *count = s->country_count;
    return s->country_codes;
}
