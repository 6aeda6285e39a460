#include "pick.h"

int pick_projects(const struct content *content, int goal, int out[PICK_MAX])
{
    int picked = 0;
    int all = 0;

    for (size_t i = 0; i < content->project_count; i++) {
        const struct project *p = &content->projects[i];
        all += int_list_has(&p->goals, goal) ? 1 : 0;
        if (picked < PICK_MAX && p->goals.items[0] == goal) {
            out[picked++] = (int)i;
        }
    }
    for (size_t i = 0; i < content->project_count; i++) {
        const struct project *p = &content->projects[i];
        if (picked < PICK_MAX && int_list_has(&p->goals, goal) &&
            p->goals.items[0] != goal) {
            out[picked++] = (int)i;
        }
    }
    return all;
}
