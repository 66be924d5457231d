#include "draw/compounds.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

#include "vietnamese/fold.hpp"

namespace trungbay::draw {
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

// A capital and then small letters: part of a name, unless it is the first word.
bool is_capitalised(std::string_view word) {
  const std::string small = vietnamese::lower(word);
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) == 0 && small != word && vietnamese::upper(word) != word;
}

}  // namespace

std::vector<float> holds_of(std::span<const std::string_view> words) {
  constexpr float k_compound = 1, k_name = 0.4f;
  std::vector<float> holds(words.size(), 0);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (ends_a_part(words[i])) continue;
    const std::string_view first = without_marks(words[i]);
    std::string_view second = without_marks(words[i + 1]);
    while (ends_a_part(second)) second.remove_suffix(1);
    const std::string pair = vietnamese::lower(first) + " " + vietnamese::lower(second);
    if (std::binary_search(std::begin(k_compounds), std::end(k_compounds), std::string_view(pair))) {
      holds[i] = k_compound;
    } else if (i > 0 && is_capitalised(first) && is_capitalised(second)) {
      holds[i] = k_name;
    }
  }
  return holds;
}

}  // namespace trungbay::draw
