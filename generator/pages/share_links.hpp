// Addresses that share a page by Facebook, Zalo, Telegram or e-mail, and that make Facebook and Zalo look at it again.
//
// Plain links: nothing is asked of anybody before a reader taps one. Each takes the page's absolute address and its
// title, in UTF-8, and gives a finished address in ASCII. Called by the views.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::pages {

// Everything but A–Z a–z 0–9 - . _ ~ as %XX (RFC 3986), so that it can stand in any part of an address.
std::string percent_encoded(std::string_view text);

// RFC 4648, with padding.
std::string base64(std::string_view bytes);

std::string facebook_share_link(std::string_view url);
// What Zalo's own button opens, without its script. Not documented by Zalo: the page's link field stands beside it.
std::string zalo_share_link(std::string_view url);
std::string telegram_share_link(std::string_view url, std::string_view title);
std::string email_share_link(std::string_view url, std::string_view title);

// Facebook's Sharing Debugger and Zalo's tool of the same kind, with the page already filled in.
std::string facebook_refresh_link(std::string_view url);
std::string zalo_refresh_link(std::string_view url);

}  // namespace trungbay::pages
