/*
 * F1: an author's file, from bytes to the tree of lists and maps, and no
 * further: fast enough to be asked ten million times. Two readings agree; a
 * tree is whole if and only if nothing is wrong with it; what is wrong has a
 * place in the text, and what is in the tree lies in the order of the text.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "diag_id.h"
#include "hash.h"
#include "yaml_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    AGAIN_EVERY = 8, /* sizes: one in so many is read twice */
};

/* Ends the program, so that the fuzzer keeps the input. */
static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

static void check_diags(const struct diag_list *diags, int line_max)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->items[i];
        const bool is_whole_file =
            d->id == DIAG_FILE_EMPTY || d->id == DIAG_NOT_UTF8;
        require(d->where.line <= line_max);
        require(is_whole_file || (d->where.line >= 1 && d->where.column >= 1));
        require(d->message[0] != '\0');
    }
}

static bool is_after(const struct node *n, struct diag_where before)
{
    return n->where.line > before.line ||
           (n->where.line == before.line && n->where.column >= before.column);
}

static uint64_t check_node(const struct node *n, int depth, uint64_t hash)
{
    size_t count = 0;

    require(depth <= YAML_DEPTH_MAX + 1);
    hash = hash_int(hash, (int)n->kind);
    hash = hash_int(hash, n->where.line);
    hash = hash_int(hash, n->where.column);
    hash = hash_string(hash, n->key ? n->key : "");
    hash = hash_string(hash, n->text ? n->text : "");
    require((n->kind == NODE_SCALAR) == (n->text != NULL));
    require(n->kind == NODE_LIST || n->kind == NODE_MAP || !n->first);
    for (const struct node *m = n->first; m; m = m->next) {
        require(is_after(m, n->where));
        require(n->kind == NODE_MAP || !m->key);
        hash = check_node(m, depth + 1, hash);
        count++;
    }
    require(count == n->count);
    return hash;
}

/* Lines that the text has; one more for what is missing after its end. */
static int line_max(const struct yaml_file *file)
{
    int count = 2;

    for (size_t i = 0; i < file->len; i++) {
        count += file->text[i] == '\n' || file->text[i] == '\r';
    }
    return count;
}

/* Memory for all runs; each begins with the list and the arena as new. */
static struct {
    struct region region;
    struct diag_list diags;
} house;

static uint64_t read_text(struct yaml_file file)
{
    struct arena arena = region_arena(&house.region);
    struct diag_list diags = house.diags;
    struct yaml_tree tree = { 0 };
    const struct yaml_reader reader = { &arena, &diags };
    uint64_t hash = HASH_START;

    if (yaml_file_check(&file, &diags)) {
        tree = yaml_tree_parse(&file, &reader);
        require(tree.root || diags.error_count > 0);
    }
    require(tree.is_whole || diags.error_count > 0);
    check_diags(&diags, line_max(&file));
    if (tree.root) {
        hash = check_node(tree.root, 1, hash);
    }
    hash = hash_int(hash, (int)diags.count);
    return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct yaml_file file = {
        .name = "a.yaml",
        .text = (const char *)data,
        .len = size,
    };

    if (!house.region.base) {
        house.region = region_create(YAML_MEMORY_BYTES);
        diag_list_init(&house.diags);
    }
    const uint64_t hash = read_text(file);
    if (size % AGAIN_EVERY == 0) {
        require(read_text(file) == hash);
    }
    return 0;
}
