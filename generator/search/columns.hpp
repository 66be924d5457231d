// Unit, field, group and status of each idea of a segment, in bits: what live counts are made from.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "catalogue/catalogue.hpp"

namespace trungbay::search {

std::string make_columns(const catalogue::Catalogue& catalogue, std::span<const std::uint32_t> ideas);

}  // namespace trungbay::search
