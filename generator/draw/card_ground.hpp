// Grounds of share cards out of pictures: cut to the card's shape, and veiled until every text on them can be read.
//
// How thick the veil is comes out of the picture's own pixels: as thin as the least readable of them allows. Each
// ground is made once, by the first thread that asks for it, and then only read.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "draw/canvas.hpp"
#include "draw/colour.hpp"

namespace trungbay::draw {

// What a veil leaves readable; more than WCAG's 4.5, since JPEG changes colours a little.
inline constexpr double k_veiled_contrast = 5.0;
// A busy picture tires the eye also where the contrast would do.
inline constexpr double k_thinnest_veil = 0.55;

// The share of `veil`, k_thinnest_veil to 1, that has to be mixed into every pixel of the box for each of the texts to
// be readable on all of them; `veil` itself is readable.
double veil_for(const Pixels& picture, const Box& box, Colour veil, std::span<const Colour> texts);

class CardGrounds {
 public:
  void add(std::size_t number, std::filesystem::path file, std::string shown_as);

  // A ground of exactly this size; null when there is none of this number, or its picture cannot be read any more.
  // `texts` stand in `box`. The colours of a number and size are the same at each call.
  const Pixels* find(std::size_t number, int width, int height, const Box& box, Colour veil, std::span<const Colour> texts);

 private:
  struct File {
    std::filesystem::path path;
    std::string shown_as;
    std::map<std::pair<int, int>, std::optional<Pixels>> made;  // by size
  };
  std::mutex making_;
  std::map<std::size_t, File> files_;
};

}  // namespace trungbay::draw
