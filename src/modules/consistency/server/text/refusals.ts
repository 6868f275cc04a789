import { refuse } from '../../../../platform/domain/refusal.ts'

/** Why a file gives no text, each on `file`, with the way out. */
export const damaged = () =>
  refuse(
    'file-damaged',
    'Tệp hỏng, không đọc được. Hãy mở bằng Word hoặc trình đọc PDF, lưu lại rồi gửi lại.',
    'The file is damaged. Open it in Word or a PDF reader, save it again and send that.',
    'file',
  )

export const needsPassword = () =>
  refuse(
    'file-password',
    'Tệp được bảo vệ bằng mật khẩu, không đọc được. Hãy bỏ mật khẩu rồi gửi lại, hoặc dán phần văn bản vào đây.',
    'The file is protected by a password. Remove it and send the file again, or paste the text.',
    'file',
  )

export const tooDemanding = () =>
  refuse(
    'file-too-demanding',
    'Tệp cần quá nhiều thời gian hoặc bộ nhớ để mở. Hãy chia thành nhiều tệp, hoặc dán phần văn bản vào đây.',
    'The file takes too much time or memory to open. Split it, or paste the text.',
    'file',
  )

export const unpacksTooLarge = (megabytes: number) =>
  refuse(
    'file-unpacks-too-large',
    `Tệp khi giải nén vượt ${megabytes} MB nên không đọc. Hãy chép phần văn bản sang tệp mới.`,
    `The file unpacks to more than ${megabytes} MB and is not read. Copy the text into a new file.`,
    'file',
    { megabytes },
  )

export const tooManyParts = (parts: number) =>
  refuse(
    'file-too-many-parts',
    `Tệp Word có hơn ${parts} phần bên trong nên không đọc. Hãy chép phần văn bản sang tệp mới.`,
    `The Word file has more than ${parts} parts inside and is not read. Copy the text into a new file.`,
    'file',
    { parts },
  )

export const tooLong = (characters: number) =>
  refuse(
    'text-too-long',
    `Văn bản dài hơn ${characters.toLocaleString('vi-VN')} ký tự. Hãy chia thành nhiều phần.`,
    `The text is longer than ${characters.toLocaleString('en-GB')} characters. Split it.`,
    'file',
    { characters },
  )

export const oldWord = () =>
  refuse(
    'file-old-word',
    'Tệp Word cũ (.doc) chưa đọc được. Hãy mở bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi gửi lại.',
    'Old Word files (.doc) are not read. Open it in Word, choose Save As, type Word Document (.docx), and send that.',
    'file',
  )

export const notText = (name: { readonly vi: string; readonly en: string }) =>
  refuse(
    'file-not-text',
    `Đây là tệp ${name.vi}. Chỉ kiểm tra được văn bản: Word (.docx), PDF có chữ, hoặc tệp văn bản thuần (.txt).`,
    `This is a file of ${name.en}. Only text can be checked: Word (.docx), PDF with text, or plain text (.txt).`,
    'file',
  )

export const unknownKind = () =>
  refuse(
    'file-kind-unknown',
    'Không đọc được loại tệp này. Chỉ kiểm tra được văn bản: Word (.docx), PDF có chữ, hoặc tệp văn bản thuần (.txt).',
    'Files of this kind are not read. Only text can be checked: Word (.docx), PDF with text, or plain text (.txt).',
    'file',
  )

export const pdfWithoutText = (pages: number) =>
  refuse(
    'pdf-without-text',
    `Tệp PDF (${pages} trang) chỉ có ảnh chụp, không có chữ để đọc. Hãy dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi gửi lại.`,
    `The PDF (${pages} ${pages === 1 ? 'page' : 'pages'}) holds pictures only, no text. Use the Word file it was made from, or recognise its letters (OCR) first.`,
    'file',
    { pages },
  )

export const pdfUnreadable = () =>
  refuse(
    'pdf-unreadable-letters',
    'Phông chữ trong tệp PDF không cho biết chữ nào là chữ nào. Hãy dùng tệp Word gốc rồi gửi lại.',
    'The fonts of the PDF do not say which letter is which. Use the Word file it was made from.',
    'file',
  )

export const brokenUnicode = (line: number, byte: number) =>
  refuse(
    'text-broken-unicode',
    `Tệp có ký tự hỏng ở dòng ${line} (byte ${byte}): không phải UTF-8, TCVN3, VNI hay Windows-1258. Hãy mở tệp, lưu lại với mã UTF-8.`,
    `The file is broken at line ${line} (byte ${byte}): it is not UTF-8, TCVN3, VNI or Windows-1258. Open it and save it as UTF-8.`,
    'file',
    { line, byte },
  )

export const noText = () => refuse('file-without-text', 'Tệp không có chữ nào.', 'The file holds no text.', 'file')
