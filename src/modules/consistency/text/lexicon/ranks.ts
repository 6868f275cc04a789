import { list, phrases, wordSet } from '../phrases.ts'

export const ranking = {
  /** Before `thứ ba` these make a rank of it. */
  verbs: phrases<true>(
    list(
      true,
      'đứng; xếp; xếp hạng; đứng hạng; vị trí; hạng; đứng ở vị trí; xếp ở vị trí; vươn lên; xếp vị trí; đứng vị trí',
    ),
  ),
  /** Before `thứ ba` these make an ordinal of it, whatever follows. */
  notRanked: wordSet(
    'phá lần khóa kỳ phiên quý tháng năm ngày tuần điều nhóm đoạn vụ bước nội dung việc giải hai khâu',
  ),
  /** After `thứ ba` these name the others. */
  among: phrases<true>(
    list(
      true,
      `trong cả nước; cả nước; toàn quốc; trên cả nước; trong toàn quốc; của cả nước; trong khu vực; khu vực; trong vùng; toàn vùng
      toàn tỉnh; trong tỉnh; của tỉnh; toàn thành phố; trong thành phố; trong toàn tỉnh; toàn khu vực; vùng; trên toàn quốc; ở đbscl
      trong số; so với cả nước; ở khu vực; trong toàn thành phố; thế giới; trên thế giới; toàn huyện; trong huyện; đông nam á`,
    ),
  ),
  /** What can be the first of its kind. */
  subjects: phrases<true>(
    list(
      true,
      `địa phương; tỉnh; thành phố; huyện; quận; xã; phường; thị xã; thị trấn; đơn vị; nơi; tỉnh thành; đảng bộ; cơ sở; trường; bệnh viện; tỉnh, thành phố
      một trong những`,
    ),
  ),
  firstAmong: phrases<true>(
    list(
      true,
      'ở; của; trong; tại; cả nước; toàn quốc; vùng; khu vực; trên; toàn tỉnh; toàn thành phố; đạt; hoàn thành; được công nhận; toàn huyện',
    ),
  ),
  /** Before digits these make a rank. */
  places: phrases<true>(
    list(
      true,
      'xếp hạng; đứng hạng; xếp vị trí; đứng vị trí; vị trí; đứng ở vị trí; xếp ở vị trí; ở vị trí; hạng chung; xếp',
    ),
  ),
} as const
