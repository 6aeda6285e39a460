#include "table.h"

#include <stdbool.h>
#include <string.h>

enum {
    LABEL_WIDTH = 42,
    CELL_WIDTH = 20,
};

static void add_name(struct table_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->list[i], name) == 0) {
            return;
        }
    }
    if (names->count < TABLE_NAMES_MAX) {
        names->list[names->count++] = name;
    }
}

struct table_names table_programs(const struct results *all)
{
    struct table_names names = { 0 };

    for (size_t i = 0; i < all->count; i++) {
        add_name(&names, all->list[i].program);
    }
    return names;
}

struct table_names table_sizes(const struct results *all)
{
    struct table_names names = { 0 };

    for (size_t i = 0; i < all->count; i++) {
        add_name(&names, all->list[i].size);
    }
    return names;
}

static bool is_number(const struct result *result)
{
    return result && result->kind == RESULT_NUMBER;
}

void table_cell(char out[TABLE_CELL_BYTES], const struct measure_info *info,
                const struct result *result, const struct result *base)
{
    if (!is_number(result)) {
        (void)snprintf(out, TABLE_CELL_BYTES, "%s",
                       result ? result_word(result->kind) : "");
        return;
    }
    const double ours = is_number(base) ? base->value : 0;
    const double worse =
        info->more_is_better ? ours / result->value : result->value / ours;
    /* Nothing is a multiple of nothing. */
    if (base == result || ours <= 0 || result->value <= 0) {
        (void)snprintf(out, TABLE_CELL_BYTES, "%.*f         ", info->decimals,
                       result->value);
    } else {
        (void)snprintf(out, TABLE_CELL_BYTES, "%.*f %7.2fx", info->decimals,
                       result->value, worse);
    }
}

static bool is_measured(const struct results *all, const char *size,
                        const char *measure)
{
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->list[i].size, size) == 0 &&
            strcmp(all->list[i].measure, measure) == 0) {
            return true;
        }
    }
    return false;
}

static void print_line(FILE *file, const struct results *all, const char *size,
                       const struct measure_info *info)
{
    const struct table_names programs = table_programs(all);
    const struct result *base =
        results_lookup(all, programs.list[0], size, info->id);
    char cell[TABLE_CELL_BYTES];

    (void)fprintf(file, "%-*s", LABEL_WIDTH, info->label);
    for (size_t i = 0; i < programs.count; i++) {
        table_cell(cell, info,
                   results_lookup(all, programs.list[i], size, info->id), base);
        (void)fprintf(file, "%*s", CELL_WIDTH, cell);
    }
    (void)fputc('\n', file);
}

static void print_size(FILE *file, const struct results *all, const char *size)
{
    const struct table_names programs = table_programs(all);

    (void)fprintf(file, "%-*s", LABEL_WIDTH, size);
    for (size_t i = 0; i < programs.count; i++) {
        (void)fprintf(file, "%*s", CELL_WIDTH, programs.list[i]);
    }
    (void)fputc('\n', file);
    for (const struct measure_info *info = measures; info->id; info++) {
        if (is_measured(all, size, info->id)) {
            print_line(file, all, size, info);
        }
    }
    (void)fputc('\n', file);
}

void table_print(FILE *file, const struct results *all)
{
    const struct table_names sizes = table_sizes(all);

    for (size_t i = 0; i < sizes.count; i++) {
        print_size(file, all, sizes.list[i]);
    }
}
