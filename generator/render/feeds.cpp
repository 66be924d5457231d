#include "render/feeds.hpp"

#include <algorithm>

#include "base/escape.hpp"

namespace trungbay::render {
namespace {

using vietnamese::Date;

// Atom demands a time for a feed without entries too; the first day of the Unix calendar says "never".
constexpr Date k_never{1970, 1, 1};

Date updated_of(const FeedEntry& entry) {
  if (entry.updated.is_known()) return entry.updated;
  return entry.published.is_known() ? entry.published : k_never;
}

Date updated_of(const Feed& feed) {
  Date newest = k_never;
  for (const auto& entry : feed.entries) newest = std::max(newest, updated_of(entry));
  return newest;
}

void append_element(std::string_view indent, std::string_view name, std::string_view text, std::string& out) {
  if (text.empty()) return;
  out += indent;
  out += '<';
  out += name;
  out += '>';
  append_escaped(text, out);
  out += "</";
  out += name;
  out += ">\n";
}

void append_link(std::string_view indent, std::string_view relation, std::string_view type,
                 std::string_view url, std::string& out) {
  if (url.empty()) return;
  out += indent;
  out += "<link rel=\"";
  out += relation;
  out += "\" type=\"";
  out += type;
  out += "\" href=\"";
  append_escaped(url, out);
  out += "\"/>\n";
}

void append_author(std::string_view indent, std::string_view name, std::string& out) {
  if (name.empty()) return;
  out += indent;
  out += "<author><name>";
  append_escaped(name, out);
  out += "</name></author>\n";
}

void append_atom_entry(const FeedEntry& entry, std::string& out) {
  constexpr std::string_view k_indent = "    ";
  out += "  <entry>\n";
  append_element(k_indent, "id", entry.id, out);
  append_element(k_indent, "title", entry.title, out);
  append_link(k_indent, "alternate", "text/html", entry.url, out);
  if (entry.published.is_known()) append_element(k_indent, "published", to_iso_time(entry.published), out);
  append_element(k_indent, "updated", to_iso_time(updated_of(entry)), out);
  append_author(k_indent, entry.author, out);
  for (const auto category : entry.categories) {
    if (category.empty()) continue;
    out += k_indent;
    out += "<category term=\"";
    append_escaped(category, out);
    out += "\"/>\n";
  }
  append_element(k_indent, "summary", entry.summary, out);
  out += "  </entry>\n";
}

// Appends `"name": "text"` members, with the commas between them.
class JsonMembers {
 public:
  JsonMembers(std::string_view indent, std::string& out) : indent_(indent), out_(out) {}

  void begin(std::string_view name) {
    out_ += is_first_ ? "\n" : ",\n";
    is_first_ = false;
    out_ += indent_;
    append_json_string(name, out_);
    out_ += ": ";
  }
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    begin(name);
    append_json_string(value, out_);
  }
  void author(std::string_view name) {
    if (name.empty()) return;
    begin("authors");
    out_ += "[{\"name\": ";
    append_json_string(name, out_);
    out_ += "}]";
  }

 private:
  std::string_view indent_;
  std::string& out_;
  bool is_first_ = true;
};

void append_json_item(const FeedEntry& entry, std::string& out) {
  out += "    {";
  JsonMembers members("      ", out);
  members.text("id", entry.id);
  members.text("url", entry.url);
  members.text("title", entry.title);
  // The specification wants one of the two content members in every item.
  members.begin("content_text");
  append_json_string(entry.summary.empty() ? entry.title : entry.summary, out);
  members.text("summary", entry.summary);
  if (entry.published.is_known()) members.text("date_published", to_iso_time(entry.published));
  if (entry.updated.is_known()) members.text("date_modified", to_iso_time(entry.updated));
  members.author(entry.author);
  if (!entry.categories.empty()) {
    members.begin("tags");
    out += '[';
    for (std::size_t i = 0; i < entry.categories.size(); ++i) {
      if (i > 0) out += ", ";
      append_json_string(entry.categories[i], out);
    }
    out += ']';
  }
  out += "\n    }";
}

}  // namespace

std::string render_atom(const Feed& feed) {
  constexpr std::string_view k_indent = "  ";
  std::string out;
  out +=
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"vi\">\n";
  append_element(k_indent, "id", feed.atom_url, out);
  append_element(k_indent, "title", feed.title, out);
  append_element(k_indent, "subtitle", feed.subtitle, out);
  append_link(k_indent, "self", "application/atom+xml", feed.atom_url, out);
  append_link(k_indent, "alternate", "text/html", feed.home_url, out);
  append_element(k_indent, "updated", to_iso_time(updated_of(feed)), out);
  append_author(k_indent, feed.author.empty() ? feed.title : feed.author, out);
  append_element(k_indent, "icon", feed.icon_url, out);
  for (const auto& entry : feed.entries) append_atom_entry(entry, out);
  out += "</feed>\n";
  return out;
}

std::string render_json_feed(const Feed& feed) {
  std::string out = "{";
  JsonMembers members("  ", out);
  members.text("version", "https://jsonfeed.org/version/1.1");
  members.text("title", feed.title);
  members.text("description", feed.subtitle);
  members.text("home_page_url", feed.home_url);
  members.text("feed_url", feed.json_url);
  members.text("icon", feed.icon_url);
  members.text("language", "vi");
  members.author(feed.author.empty() ? feed.title : feed.author);
  members.begin("items");
  out += '[';
  for (std::size_t i = 0; i < feed.entries.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    append_json_item(feed.entries[i], out);
  }
  out += feed.entries.empty() ? "]\n}\n" : "\n  ]\n}\n";
  return out;
}

}  // namespace trungbay::render
