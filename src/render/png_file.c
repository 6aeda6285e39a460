#include "png.h"

#include <SDL.h>
#include <SDL_image.h>

#include "log.h"

bool png_save(const struct pixmap *picture, const char *path)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
        picture->pixels, picture->w_px, picture->h_px, 32,
        picture->stride_px * (int)sizeof(uint32_t), SDL_PIXELFORMAT_XRGB8888);

    if (!surface || IMG_SavePNG(surface, path) != 0) {
        log_warning("%s: %s", path, SDL_GetError());
        SDL_FreeSurface(surface);
        return false;
    }
    SDL_FreeSurface(surface);
    return true;
}
