package vn.postalgateway.sampleday;

import java.util.List;
import java.util.Map;
import vn.postalgateway.sampleday.SampleOrder.Agency;
import vn.postalgateway.sampleday.SampleOrder.Procedure;

/** Offices, procedures, places and names that a day in Hà Tĩnh city is made of; every person is invented. */
final class HaTinh {

    static final String PROVINCE = "42";

    static final List<Agency> AGENCIES = List.of(
            new Agency("H27.12", "Trung tâm Phục vụ hành chính công phường Thành Sen", "72 Phan Đình Phùng", "18073"),
            new Agency("H27.13", "Trung tâm Phục vụ hành chính công phường Trần Phú", "15 Nguyễn Du", "18100"),
            new Agency("H27.14", "Trung tâm Phục vụ hành chính công phường Hà Huy Tập", "8 Hà Huy Tập", "18652"),
            new Agency("H27.02", "Trung tâm Phục vụ hành chính công tỉnh Hà Tĩnh", "2A Nguyễn Chí Thanh", "18073"));

    static final List<Procedure> PROCEDURES = List.of(
            new Procedure("1.001193.H27", "Đăng ký khai sinh", "Giấy khai sinh", 0),
            new Procedure("1.000894.H27", "Đăng ký kết hôn", "Giấy chứng nhận kết hôn", 0),
            new Procedure("2.000635.H27", "Cấp bản sao trích lục hộ tịch", "Bản sao trích lục hộ tịch", 8_000),
            new Procedure("1.001612.H27", "Đăng ký thành lập hộ kinh doanh", "Giấy chứng nhận đăng ký hộ kinh doanh",
                    100_000),
            new Procedure("2.000488.H27", "Cấp Phiếu lý lịch tư pháp", "Phiếu lý lịch tư pháp", 200_000),
            new Procedure("1.002835.H27", "Cấp giấy phép xây dựng", "Giấy phép xây dựng", 150_000),
            new Procedure("1.004227.H27", "Đăng ký biến động quyền sử dụng đất",
                    "Giấy chứng nhận quyền sử dụng đất", 50_000));

    static final List<String> INNER_COMMUNES = List.of("18073", "18100", "18652");
    static final List<String> OTHER_COMMUNES = List.of("18562", "18673", "18115", "18118", "18754", "18628", "18568");
    static final List<String> OTHER_PROVINCES = List.of("40", "01", "79", "48", "38", "44");

    static final Map<String, String> COMMUNE_NAMES = Map.of("18073", "phường Thành Sen", "18100", "phường Trần Phú",
            "18652", "phường Hà Huy Tập", "18562", "xã Thạch Hà", "18673", "xã Cẩm Xuyên",
            "18115", "phường Bắc Hồng Lĩnh", "18118", "phường Nam Hồng Lĩnh", "18754", "phường Sông Trí",
            "18628", "xã Thạch Lạc", "18568", "xã Lộc Hà");

    static final List<String> FAMILY_NAMES = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng",
            "Bùi", "Dương", "Hồ", "Đậu", "Thái", "Hà", "Biện");
    static final List<String> MIDDLE_NAMES = List.of("Thị", "Văn", "Đức", "Thị Thu", "Quang", "Thị Hồng", "Hữu",
            "Ngọc", "Xuân", "Thị Minh", "Đình");
    static final List<String> GIVEN_NAMES = List.of("Sen", "Hùng", "Lan", "Tuấn", "Hoa", "Dũng", "Mai", "Sơn", "Hương",
            "Thắng", "Yến", "Long", "Phương", "Quý", "Nga", "Bình", "Trang", "Lam", "Tâm", "Đạt");
    static final List<String> STREETS = List.of("Phan Đình Phùng", "Nguyễn Du", "Trần Phú", "Hải Thượng Lãn Ông",
            "Nguyễn Công Trứ", "Lê Duẩn", "Hàm Nghi", "Đặng Dung", "Xuân Diệu", "Vũ Quang", "Nguyễn Huy Tự");

    private HaTinh() {
    }
}
