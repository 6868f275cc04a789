import type { Text } from '../../../../platform/domain/text.ts'
import type { Trouble, TroubleKind } from '../../document/trouble.ts'

/**
 * What is wrong with a place that leads nowhere, or where the reader may not go; never a value.
 * @param measure the measure that is meant, as `measureNamed` tells it
 */
export function troubleText(
  kind: TroubleKind,
  named: string,
  measure: Text = { vi: `“${named}”`, en: `“${named}”` },
): Trouble {
  switch (kind) {
    case 'unknown-measure':
      return {
        kind,
        text: {
          vi: `Không có chỉ số ${measure.vi} trong kỳ này. Hãy chọn chỉ số khác hoặc bỏ số này.`,
          en: `There is no measure ${measure.en} in this period. Choose another, or take this number out.`,
        },
      }
    case 'unknown-class':
      return {
        kind,
        text: {
          vi: `Chỉ số ${measure.vi} không có loại “${named}”. Hãy chọn loại khác.`,
          en: `The measure ${measure.en} has no class “${named}”. Choose another.`,
        },
      }
    case 'unknown-unit':
      return {
        kind,
        text: {
          vi: `Không có đơn vị “${named}” trong kỳ này, hoặc chỉ số không dùng cho đơn vị này.`,
          en: `There is no unit “${named}” in this period, or the measure is not held for it.`,
        },
      }
    case 'unknown-period':
      return {
        kind,
        text: {
          vi: `Không hiểu kỳ “${named}”. Viết như 2024, 2024-Q1, 2024-03 hoặc chọn trong danh sách.`,
          en: `The period “${named}” is not understood. Write 2024, 2024-Q1, 2024-03 or choose from the list.`,
        },
      }
    case 'not-comparable':
      return {
        kind,
        text: {
          vi: 'Đơn vị chưa có suốt kỳ trước nên không so sánh được. Hãy dùng dạng không so sánh.',
          en: 'The unit did not stand throughout the earlier period, so there is nothing to compare with. Choose another form.',
        },
      }
    case 'no-targets':
      return {
        kind,
        text: { vi: 'Đơn vị chưa đặt chỉ tiêu nào trong kỳ này.', en: 'The unit has set no targets in this period.' },
      }
    default:
      return {
        kind,
        text: {
          vi: 'Bạn không được xem số liệu của đơn vị này. Hãy bỏ số này, hoặc nhờ người có quyền.',
          en: 'You may not see the figures of this unit. Take this number out, or ask somebody who may.',
        },
      }
  }
}
