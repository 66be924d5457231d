// libvips as the files of this folder use it: started once, images that free themselves.
//
// Threads are ours: each operation of libvips runs on the thread that asks for it and keeps nothing for later. What
// fails leaves words in libvips' own buffer; whoever gives up empties it.
#pragma once

#include <memory>

#include <vips/vips.h>

namespace trungbay::draw {

struct VipsFree {
  void operator()(VipsImage* image) const { g_object_unref(image); }
  void operator()(void* bytes) const { g_free(bytes); }
};
using Image = std::unique_ptr<VipsImage, VipsFree>;
using VipsBytes = std::unique_ptr<void, VipsFree>;

// False when there is no libvips to work with.
bool start_vips();

// Whatever it was, its own colour profile applied, as 8 bits a channel of sRGB, with or without alpha; takes over
// `image`. Null on a fault.
Image in_srgb_bytes(Image image);

}  // namespace trungbay::draw
