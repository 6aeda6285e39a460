#include "picture_lookup.h"

enum asset_state picture_lookup(struct asset_cache *assets,
                                const struct draw_cmd *cmd,
                                struct asset_image *out)
{
    const struct draw_image *image = &cmd->u.image;
    const bool enlarged = image->box.w_px > 0;
    const int w = enlarged ? image->box.w_px : cmd->rect.w;
    const int h = enlarged ? image->box.h_px : cmd->rect.h;
    const enum asset_state own =
        asset_lookup(assets, image->asset, w, h, image->fit, out);
    struct asset_image sharp;

    if (image->sharper > 1 &&
        asset_lookup(assets, image->asset, w * image->sharper,
                     h * image->sharper, image->fit, &sharp) == ASSET_READY) {
        *out = sharp;
        return ASSET_READY;
    }
    return own;
}
