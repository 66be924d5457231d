#include "render/film.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "render/media_formats.hpp"

namespace trungbay::render {
namespace {

constexpr std::size_t k_most_boxes = 10'000;  // a film has a few hundred; a fragmented one of an hour some thousands
constexpr std::string_view k_blank_type = "free";

struct Box {
  std::string_view type;
  std::size_t at = 0, begin = 0, end = 0;  // of the whole box, of its content
};

class FilmReader {
 public:
  explicit FilmReader(std::string_view file) : file_(file) {}

  // What is wrong, as people who made the film can look it up; nothing when it can be shown.
  std::optional<std::string> read() {
    if (file_.size() < 12 || file_.substr(4, 4) != "ftyp") return "ftyp";
    if (file_.substr(8, 4) == "qt  ") return "QuickTime";
    bool has_data = false;
    const bool is_sound = walk(0, file_.size(), [&](const Box& box) {
      if (box.type == "moov") return read_movie(box);
      has_data = has_data || box.type == "mdat";
      blank_private(box);
      return true;
    });
    if (!fault_.empty()) return fault_;
    if (!is_sound || !has_data) return "mdat";
    if (film_.width == 0 || film_.height == 0) return "moov";
    std::sort(film_.blanks.begin(), film_.blanks.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return std::nullopt;
  }

  Film take() { return std::move(film_); }

 private:
  struct Track {
    std::uint32_t width = 0, height = 0;
    std::string_view handler, codec;
  };

  // False when a box does not fit into its place, or `use` says so.
  template <typename Use>
  bool walk(std::size_t at, std::size_t end, const Use& use) {
    while (at < end) {
      if (end - at < 8 || ++boxes_ > k_most_boxes) return false;
      std::uint64_t size = big32(file_, at);
      std::size_t header = 8;
      if (size == 1) {
        if (end - at < 16) return false;
        size = std::uint64_t{big32(file_, at + 8)} << 32 | big32(file_, at + 12);
        header = 16;
      } else if (size == 0) {
        size = end - at;  // up to the end
      }
      if (size < header || size > end - at) return false;
      const Box box{file_.substr(at + 4, 4), at, at + header, at + static_cast<std::size_t>(size)};
      if (!use(box)) return false;
      at = box.end;
    }
    return true;
  }

  // Places, names, thumbnails and dates of editing stand in these.
  void blank_private(const Box& box) {
    constexpr std::array<std::string_view, 5> k_private{"udta", "meta", "uuid", "free", "skip"};
    if (std::find(k_private.begin(), k_private.end(), box.type) == k_private.end()) return;
    film_.blanks.push_back({box.at + 4, box.begin, box.end});
  }

  bool read_movie(const Box& movie) {
    return walk(movie.begin, movie.end, [&](const Box& box) {
      blank_private(box);
      return box.type != "trak" || read_track(box);
    });
  }

  bool read_track(const Box& trak) {
    Track track;
    if (!read_into(trak, track)) return false;
    // Action cameras write where they were, several times a second, into a track of their own.
    if (track.handler == "meta") {
      fault_ = track.codec.empty() ? "meta" : track.codec;
    } else if (track.handler == "vide") {
      if (track.codec != "avc1" && track.codec != "avc3") fault_ = track.codec.empty() ? "stsd" : track.codec;
      if (film_.width == 0) {
        film_.width = track.width;
        film_.height = track.height;
      }
    }
    return fault_.empty();
  }

  bool read_into(const Box& parent, Track& track) {
    return walk(parent.begin, parent.end, [&](const Box& box) {
      blank_private(box);
      if (box.type == "tkhd") read_size(box, track);
      if (box.type == "hdlr" && box.end - box.begin >= 12) track.handler = file_.substr(box.begin + 8, 4);
      if (box.type == "stsd" && box.end - box.begin >= 16) track.codec = file_.substr(box.begin + 12, 4);
      const bool holds_more = box.type == "mdia" || box.type == "minf" || box.type == "stbl";
      return !holds_more || read_into(box, track);
    });
  }

  void read_size(const Box& box, Track& track) {
    const bool is_long = byte_at(file_, box.begin) == 1;
    const std::size_t matrix = box.begin + (is_long ? 52 : 40);
    if (matrix + 44 > box.end) return;
    track.width = big32(file_, matrix + 36) >> 16;
    track.height = big32(file_, matrix + 40) >> 16;
    const bool lies = big32(file_, matrix) == 0 && big32(file_, matrix + 4) != 0;  // turned by a quarter
    if (lies) std::swap(track.width, track.height);
  }

  std::string_view file_;
  std::size_t boxes_ = 0;
  std::string fault_;
  Film film_;
};

// Letters and digits of a box's name, whatever a stranger put there.
std::string printable(std::string text) {
  for (char& c : text) {
    if (c < ' ' || c > '~') c = '?';
  }
  return text;
}

}  // namespace

bool is_film_name(std::string_view name) {
  std::string ending(name.substr(name.size() - std::min<std::size_t>(name.size(), 4)));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return ending == ".mp4" || ending == ".m4v" || ending == ".mov";
}

Result<Film> parse_film(std::string_view bytes, const std::string& file) {
  if (bytes.size() > k_most_film_bytes) {
    return make_diagnostic(Code::file_too_large, file_place(file),
                           {{"limit", std::to_string(k_most_film_bytes / (1024 * 1024)) + " MB"}});
  }
  FilmReader reader(bytes);
  if (auto detail = reader.read()) {
    return make_diagnostic(Code::video_unusable, file_place(file), {{"detail", printable(std::move(*detail))}});
  }
  return reader.take();
}

std::vector<std::string_view> parts_of_film(std::string_view bytes, const Film& film) {
  static constexpr std::array<char, 4096> k_zeros{};
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  for (const auto& blank : film.blanks) {
    if (blank.begin < at) continue;  // inside of one that is blank already
    parts.push_back(bytes.substr(at, blank.type_at - at));
    parts.push_back(k_blank_type);
    parts.push_back(bytes.substr(blank.type_at + 4, blank.begin - blank.type_at - 4));
    for (std::size_t zeros = blank.end - blank.begin; zeros > 0;) {
      const std::size_t some = std::min(zeros, k_zeros.size());
      parts.emplace_back(k_zeros.data(), some);
      zeros -= some;
    }
    at = blank.end;
  }
  parts.push_back(bytes.substr(at));
  return parts;
}

}  // namespace trungbay::render
