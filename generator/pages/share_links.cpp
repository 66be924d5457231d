#include "pages/share_links.hpp"

#include <cstdint>

namespace trungbay::pages {
namespace {

bool stays(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || byte == '_' || byte == '~';
}

// The inside of a JSON string, as far as an address can need it.
std::string json_text(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') out += '\\';
    out += byte;
  }
  return out;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() + text.size() / 2);
  for (const char byte : text) {
    if (stays(byte)) {
      out += byte;
    } else {
      const auto value = static_cast<unsigned char>(byte);
      out += '%';
      out += k_digits[value >> 4];
      out += k_digits[value & 15];
    }
  }
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view k_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = bytes.size() - at < 3 ? bytes.size() - at : 3;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i) out += i <= count ? k_letters[group >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

std::string facebook_share_link(std::string_view url) {
  return "https://www.facebook.com/sharer/sharer.php?u=" + percent_encoded(url);
}

std::string zalo_share_link(std::string_view url) {
  return "https://button-share.zalo.me/share_external?layout=1&color=blue&customize=false&d=" +
         percent_encoded(base64("{\"url\":\"" + json_text(url) + "\"}")) + "&shareType=0";
}

std::string telegram_share_link(std::string_view url, std::string_view title) {
  return "https://t.me/share/url?url=" + percent_encoded(url) + "&text=" + percent_encoded(title);
}

std::string email_share_link(std::string_view url, std::string_view title) {
  return "mailto:?subject=" + percent_encoded(title) + "&body=" + percent_encoded(title) + "%0D%0A%0D%0A" +
         percent_encoded(url);
}

std::string facebook_refresh_link(std::string_view url) {
  return "https://developers.facebook.com/tools/debug/?q=" + percent_encoded(url);
}

std::string zalo_refresh_link(std::string_view url) {
  return "https://developers.zalo.me/tools/debug-sharing?q=" + percent_encoded(url);
}

}  // namespace trungbay::pages
