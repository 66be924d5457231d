// Which hosts a hostile address may lead to: pictures are named by records, and a record can name anything.
//
// The rule is asked about the numbers that a name was resolved to, at the moment of connecting and for each hop of a
// redirect, so that neither a name that resolves differently the second time nor a redirect leads inside.
#pragma once

#include <span>
#include <string>
#include <string_view>

struct sockaddr;

namespace trungbay::ingest {

// Whether a connection may be made there: not to this machine, a private, link-local, shared, multicast, reserved or
// documentation network (IANA special-purpose registries, RFC 6890 and its updates), nor to such an IPv4 address
// inside an IPv6 one (mapped, NAT64, 6to4).
bool is_public_address(const sockaddr& address);

// "anh.tinhdoan.local" or "10.1.2.3:8080": whether `host` (lower case, with its port when one is written) is in the list.
bool is_allowed_host(std::string_view host, std::span<const std::string> allowed);

}  // namespace trungbay::ingest
