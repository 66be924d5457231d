#include "vietnamese/compounds.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <utility>

#include "vietnamese/fold.hpp"

namespace trungbay::vietnamese {
namespace {

// In lower case, sorted by bytes: from titles of ideas and models, and from names of units, fields and groups.
constexpr std::string_view k_compounds[] = {
    "an sinh", "an toàn", "ban chấp", "biển đảo", "bà con", "bài học", "bác sĩ", "bán hàng", "báo cáo", "bình đẳng",
    "bảo hiểm", "bảo tồn", "bảo vệ", "bệnh viện", "bộ đội", "bờ kênh", "chai nhựa", "chi phí", "chi đoàn",
    "chiến sĩ", "chung tay", "chuyên đề", "chuyển đổi", "chính quyền", "chính sách", "chăm sóc", "chương trình",
    "chấp hành", "chất lượng", "chế biến", "chợ nổi", "chợ phiên", "chủ nhật", "chữ nổi", "con đường", "cuộc sống",
    "cuộc thi", "cuộc vận", "cà phê", "cách làm", "cán bộ", "câu chuyện", "câu hỏi", "câu lạc", "cây xanh",
    "công an", "công chức", "công cộng", "công dân", "công nghiệp", "công nghệ", "công nhân", "công trình",
    "công ty", "công tác", "công viên", "cơ quan", "cơ sở", "cải cách", "cải tiến", "cải tạo", "cảm biến",
    "cảnh báo", "cộng đồng", "di sản", "di tích", "di động", "doanh nghiệp", "doanh nhân", "du khách", "du lịch",
    "dân cư", "dân tộc", "dịch vụ", "dữ liệu", "gia đình", "giao lưu", "giao thông", "giá trị", "giáo dục",
    "giáo viên", "giải pháp", "giải thưởng", "giảm nghèo", "giới thiệu", "giờ học", "gương mặt", "hiến kế",
    "hiện thực", "hiệu quả", "hành chính", "hành trình", "hòa nhập", "hướng dẫn", "hướng nghiệp", "hạ tầng",
    "hạnh phúc", "hải đảo", "học bổng", "học sinh", "học tập", "học đường", "hồ sơ", "hỗ trợ", "hộ nghèo",
    "hội thi", "hội viên", "hợp tác", "hữu cơ", "khai thác", "khiếm thị", "khoa học", "khuyết tật", "không gian",
    "khởi nghiệp", "khởi động", "kinh doanh", "kinh nghiệm", "kinh tế", "kiểm tra", "kết nghĩa", "kết nối",
    "kết quả", "kỹ năng", "kỹ thuật", "lao động", "liên kết", "liệt sĩ", "loa phát", "lưu động", "lạc bộ",
    "lịch sử", "lớp học", "miền núi", "miễn phí", "màn hình", "máy tính", "mô hình", "môi trường", "mạng lưới",
    "mạng xã", "mầm non", "mỹ thuật", "nghiên cứu", "nghề nghiệp", "nghệ sĩ", "nghệ thuật", "nguồn nước",
    "ngày hội", "ngôi nhà", "người dân", "nhi đồng", "nhà trường", "nhân dân", "nhân rộng", "nhân đạo",
    "nuôi trồng", "nông dân", "nông nghiệp", "nông sản", "nông thôn", "năng lượng", "năng suất", "nước mặn",
    "nước sạch", "nội dung", "phong trào", "phát thanh", "phân loại", "phương tiện", "phần mềm", "phế liệu",
    "phế thải", "phụ huynh", "phụ nữ", "phục hồi", "phục vụ", "quyên góp", "quân sự", "quê hương", "quản lý",
    "quảng bá", "rác thải", "sinh hoạt", "sinh thái", "sinh viên", "sáng chế", "sáng kiến", "sáng tạo", "sân chơi",
    "sông nước", "sạt lở", "sản phẩm", "sản xuất", "số hóa", "sức khỏe", "sửa chữa", "sự kiện", "tham gia",
    "tham luận", "thanh niên", "thanh thiếu", "thi công", "thi đua", "thiên tai", "thiết bị", "thiết kế",
    "thiếu nhi", "thiếu niên", "thoát nghèo", "thành phố", "thí nghiệm", "thông minh", "thông tin", "thư viện",
    "thương hiệu", "thương mại", "thể thao", "thị trường", "thủ công", "thủ tục", "thực hiện", "thực hành",
    "thực hóa", "thực phẩm", "thực tế", "tin học", "tin nhắn", "tiêm chủng", "tiếng anh", "tiếng việt", "tiết kiệm",
    "tiểu học", "trao đổi", "triển khai", "triển lãm", "truyền thông", "truyền thống", "trái đất", "trí thức",
    "trí tuệ", "trưng bày", "trường học", "trẻ em", "trồng trọt", "trợ giúp", "trợ lý", "trực tuyến", "tuyên giáo",
    "tuyên truyền", "tuổi trẻ", "tài chính", "tài liệu", "tài nguyên", "tài tử", "tác xã", "tái chế", "tái sử",
    "tình nguyện", "tín dụng", "tương lai", "tọa đàm", "tổ chức", "tổ quốc", "tủ sách", "tự động", "viên chức",
    "việc làm", "vùng cao", "vùng sâu", "văn hóa", "văn học", "văn minh", "văn nghệ", "vươn lên", "vườn rau",
    "vận động", "vệ sinh", "xung kích", "xâm nhập", "xây dựng", "xã hội", "y tế", "ý thức", "ý tưởng", "đa dạng",
    "điện thoại", "điện tử", "đoàn khối", "đoàn kết", "đoàn viên", "đào tạo", "đô thị", "đường hoa", "đường phố",
    "đại biểu", "đại học", "đạo đức", "đất nước", "đầu ngõ", "đề tài", "đề xuất", "địa chỉ", "địa phương",
    "đổi mới", "đổi số", "đội viên", "động viên", "động vật", "đời sống", "đờn ca", "ứng dụng", "ứng xử",
};

std::string_view without_marks(std::string_view word) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"\"", "'", "(", ")", "[", "]", "“", "”", "‘", "’"}) {
      if (word.starts_with(mark)) {
        word.remove_prefix(mark.size());
        again = true;
      }
      if (word.ends_with(mark)) {
        word.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return word;
}

bool ends_a_part(std::string_view word) {
  return !word.empty() && std::string_view(",.;:!?").find(word.back()) != std::string_view::npos;
}

bool begins_with_digit(std::string_view word) {
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) != 0;
}

struct Syllable {
  std::string small;  // in lower case, without the marks around it
  bool is_capitalised = false;  // a capital and then small letters: part of a name, unless it is the first word
};

Syllable syllable_of(std::string_view word) {
  word = without_marks(word);
  while (ends_a_part(word)) word.remove_suffix(1);
  Syllable syllable{lower(word), false};
  syllable.is_capitalised = !begins_with_digit(word) && syllable.small != word && upper(word) != word;
  return syllable;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

std::vector<float> holds_of(std::span<const std::string_view> words) {
  constexpr float k_compound = 1, k_name = 0.4f;
  std::vector<float> holds(words.size(), 0);
  Syllable next = words.empty() ? Syllable() : syllable_of(words[0]);
  std::string pair;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Syllable syllable = std::move(next);
    next = syllable_of(words[i + 1]);
    if (ends_a_part(words[i])) continue;
    pair.assign(syllable.small).append(" ").append(next.small);
    if (std::binary_search(std::begin(k_compounds), std::end(k_compounds), std::string_view(pair))) {
      holds[i] = k_compound;
    } else if (i > 0 && syllable.is_capitalised && next.is_capitalised) {
      holds[i] = k_name;
    }
  }
  return holds;
}

std::string keep_compounds(std::string_view text) {
  constexpr std::size_t k_most_syllables = 4;
  const auto words = words_of(text);
  const auto holds = holds_of(words);
  std::string kept;
  kept.reserve(text.size() + words.size());
  std::size_t held = 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    kept += words[i];
    if (i + 1 == words.size()) break;
    const bool counts = begins_with_digit(words[i]) != begins_with_digit(words[i + 1]) && !ends_a_part(words[i]) &&
                        !words[i].empty() && !words[i + 1].empty();
    const bool holds_on = held < k_most_syllables && (holds[i] > 0 || counts);
    kept += holds_on ? "\u00a0" : " ";
    held = holds_on ? held + 1 : 1;
  }
  return kept;
}

}  // namespace trungbay::vietnamese
