import type { Text } from '../platform/domain/text.ts'

const text = ([vi, en]: readonly [vi: string, en: string]): Text => ({ vi, en })

const table = (
  vi: string,
  en: string,
  columns: Readonly<Record<string, readonly [vi: string, en: string]>>,
): { readonly name: Text; readonly columns: Readonly<Record<string, Text>> } => ({
  name: { vi, en },
  columns: Object.fromEntries(Object.entries(columns).map(([column, name]) => [column, text(name)])),
})

const person = ['Người', 'Person'] as const

const days = ['Từ ngày – đến ngày', 'From – to'] as const
const reason = ['Lý do', 'Reason'] as const
const decidedOn = ['Ngày quyết định', 'Decided on'] as const
const decision = ['Số quyết định', 'Decision'] as const
const account = ['Tài khoản', 'Account'] as const
const at = ['Lúc', 'At'] as const
const on = ['Ngày', 'On'] as const

/** What tables and columns with personal data are called on the screen; a test asks for a name of every one. */
export const personalNames: Readonly<Record<string, ReturnType<typeof table>>> = {
  person: table('Người', 'Person', {
    id: ['Mã', 'Id'],
    unit_id: ['Đơn vị ghi đầu tiên', 'Written down by'],
    erased: ['Việc xóa dữ liệu', 'Act of erasure'],
  }),
  person_profile: table('Hồ sơ', 'Profile', {
    person_id: person,
    name: ['Họ và tên', 'Full name'],
    folded: ['Tên không dấu để tìm', 'Name without accents, for searching'],
    given: ['Tên để xếp thứ tự', 'Given name, for sorting'],
    birth: ['Ngày sinh', 'Date of birth'],
    birth_on: ['Ngày sinh để tính tuổi', 'Birth, for counting age'],
    sex: ['Giới tính', 'Sex'],
    ethnicity: ['Dân tộc', 'Ethnicity'],
    education: ['Trình độ học vấn', 'Education'],
    theory: ['Lý luận chính trị', 'Political theory'],
    occupation: ['Nghề nghiệp', 'Occupation'],
    phone: ['Điện thoại', 'Telephone'],
  }),
  person_secret: table('Dữ liệu nhạy cảm', 'Sensitive values', {
    person_id: person,
    card_number: ['Số thẻ đảng viên', 'Card number'],
    identity_number: ['Số định danh cá nhân', 'Identity number'],
    religion: ['Tôn giáo', 'Religion'],
  }),
  sensitive_reading: table('Lần xem dữ liệu nhạy cảm', 'Readings of sensitive values', {
    at,
    account_id: ['Người xem', 'Read by'],
    person_id: person,
    field: ['Mục', 'Field'],
    reason,
  }),
  membership: table('Các mốc đảng viên', 'Dates of the membership', {
    person_id: person,
    turn: ['Lần kết nạp', 'Admission number'],
    decided_on: ['Ngày quyết định kết nạp', 'Admission decided on'],
    decision: ['Số quyết định kết nạp', 'Admission decision'],
    ceremony_on: ['Ngày kết nạp (lễ)', 'Ceremony'],
    probation_ends_on: ['Hết thời gian dự bị', 'Probation ends'],
    considered_on: ['Ngày chi bộ xét chính thức', 'Considered on'],
    recognition_decided_on: ['Ngày quyết định công nhận', 'Recognition decided on'],
    recognition_decision: ['Số quyết định công nhận', 'Recognition decision'],
    full_on: ['Ngày chính thức', 'Full member since'],
    party_age_from: ['Tuổi đảng tính từ', 'Party age counted from'],
    ended_on: ['Ngày kết thúc', 'Ended on'],
    end_state: ['Kết thúc vì', 'Ended by'],
  }),
  membership_span: table('Sinh hoạt tại chi bộ', 'In which cell', {
    person_id: person,
    unit_id: ['Chi bộ', 'Cell'],
    state: ['Trạng thái', 'State'],
    valid: days,
  }),
  membership_step: table('Các bước đã ghi', 'Recorded steps', {
    person_id: person,
    event: ['Việc', 'Event'],
    on,
    decided_on: decidedOn,
    decision,
    unit_id: ['Chi bộ', 'Cell'],
    to_unit_id: ['Chuyển đến', 'Moved to'],
    reason,
  }),
  membership_tie: table('Người giới thiệu, theo dõi giúp đỡ', 'Sponsors and mentors', {
    person_id: ['Người được giúp', 'Helped'],
    member_id: ['Đảng viên', 'Member'],
    kind: ['Vai trò', 'Role'],
    valid: days,
  }),
  dossier_item: table('Hồ sơ kết nạp đã nhận', 'Received parts of the dossier', {
    person_id: person,
    form: ['Mẫu', 'Form'],
    received_on: ['Ngày nhận', 'Received on'],
  }),
  awareness_seat: table('Lớp bồi dưỡng nhận thức', 'Awareness class', {
    person_id: person,
    certificate_on: ['Ngày cấp giấy chứng nhận', 'Certificate on'],
  }),
  applicant_dialogue: table('Trao đổi với quần chúng ưu tú', 'Dialogues', {
    person_id: person,
    on,
    difficulty: ['Khó khăn', 'Difficulty'],
    follow_up: ['Hướng giải quyết', 'Follow-up'],
    resolved_on: ['Giải quyết xong', 'Resolved on'],
  }),
  transfer: table('Chuyển sinh hoạt đảng', 'Transfers', {
    person_id: person,
    from_unit_id: ['Từ', 'From'],
    to_unit_id: ['Đến', 'To'],
    elsewhere: ['Nơi ở hệ thống khác', 'Elsewhere'],
    decided_on: decidedOn,
    started_on: ['Ngày bắt đầu làm thủ tục', 'Started on'],
    letter_on: ['Ngày giới thiệu', 'Letter on'],
    presented_on: ['Ngày nộp giấy giới thiệu', 'Presented on'],
    accepted_on: ['Ngày tiếp nhận', 'Accepted on'],
  }),
  discipline: table('Kỷ luật', 'Discipline', {
    person_id: person,
    form: ['Hình thức', 'Form'],
    decided_on: decidedOn,
    decision,
  }),
  badge_award: table('Huy hiệu Đảng', 'Party badges', {
    person_id: person,
    years: ['Số năm', 'Years'],
    round_on: ['Đợt trao', 'Round'],
    is_early: ['Xét sớm', 'Early'],
    reason,
  }),
  position_holding: table('Chức danh đã giữ', 'Posts held', {
    position_id: ['Chức danh', 'Post'],
    person_id: person,
    valid: days,
    is_acting: ['Quyền, phụ trách', 'Acting'],
    decision,
  }),
  import_row: table('Dòng của tệp đã nạp', 'Rows of imported files', {
    person_id: person,
    digest: ['Dấu vết của dòng', 'Digest of the row'],
  }),
  account: table('Tài khoản', 'Accounts', {
    id: ['Mã', 'Id'],
    login: ['Tên đăng nhập', 'Login'],
    vi: ['Tên hiển thị', 'Name'],
    en: ['Tên hiển thị tiếng Anh', 'Name in English'],
    password_hash: ['Mật khẩu đã băm', 'Hash of the password'],
  }),
  access_grant: table('Quyền đã cấp', 'Grants', { account_id: account }),
  session: table('Phiên đăng nhập', 'Sessions', {
    account_id: account,
    created_at: ['Bắt đầu', 'Begun at'],
    seen_at: ['Lần dùng cuối', 'Last used at'],
  }),
  sign_in_failure: table('Lần đăng nhập sai', 'Failed sign-ins', {
    login_digest: ['Dấu vết tên đăng nhập', 'Digest of the login'],
    at,
  }),
  invitation: table('Liên kết mời', 'Invitations', { account_id: account, used_at: ['Dùng lúc', 'Used at'] }),
  act: table('Nhật ký việc làm', 'Record of acts', { at, actor_id: ['Ai làm', 'Who'], reason }),
  act_payload: table('Nội dung việc làm', 'Payloads of acts', { payload: ['Nội dung', 'Payload'] }),
  entry: table('Số liệu đã nhập', 'Entered figures', { reason }),
  entry_approval: table('Lần duyệt số liệu', 'Approvals', { account_id: ['Người duyệt', 'Approved by'] }),
  finding_answer: table('Trả lời điểm cần làm rõ', 'Answers to findings', { answer: ['Trả lời', 'Answer'] }),
  cell_note: table('Ghi chú ô số liệu', 'Notes on cells', { text: ['Ghi chú', 'Note'] }),
  submission_event: table('Quá trình nộp báo cáo', 'Life of reports', {
    reported_by: ['Người báo số liệu', 'Reported by'],
    reason,
  }),
  submission_remark: table('Nhận xét của cấp trên', 'Remarks of the unit above', { text: ['Nhận xét', 'Remark'] }),
  submission_remark_answer: table('Trả lời nhận xét', 'Answers to remarks', { answer: ['Trả lời', 'Answer'] }),
  demand_answer: table('Kết quả hoặc lý do miễn ban hành chương trình', 'Answers to demands of programmes', {
    note: ['Ghi chú', 'Note'],
  }),
  document_frame: table('Thể thức văn bản', 'Frames of documents', {
    summary: ['Trích yếu', 'Summary'],
    recipients: ['Nơi nhận', 'Recipients'],
  }),
  document_update: table('Phần đã gõ vào văn bản', 'What was typed into documents', {
    account_id: ['Người gõ', 'Typed by'],
    bytes: ['Nội dung gõ', 'What was typed'],
  }),
  document_state: table('Nội dung văn bản', 'Texts of documents', { bytes: ['Nội dung', 'Text'] }),
  document_section: table('Phần của văn bản', 'Sections of documents', {
    owner_id: ['Người viết', 'Written by'],
    owner_post: ['Chức danh, cơ quan viết', 'Post or body that writes it'],
    note: ['Ghi chú', 'Note'],
  }),
  document_version: table('Bản đã giữ của văn bản', 'Versions of documents', {
    content: ['Nội dung', 'Text'],
    state: ['Nội dung để lấy lại', 'Text, to be restored'],
  }),
  document_remark: table('Góp ý vào văn bản', 'Remarks on documents', {
    quote: ['Đoạn được góp ý', 'Words meant'],
    text: ['Góp ý', 'Remark'],
  }),
  document_remark_answer: table('Trả lời góp ý', 'Answers to remarks on documents', { text: ['Trả lời', 'Answer'] }),
  document_step: table('Quá trình của văn bản', 'Life of documents', { note: reason }),
  document_asking: table('Người được lấy ý kiến', 'People whose opinion is asked for', { account_id: account }),
  document_opinion: table('Ý kiến về văn bản', 'Opinions on documents', {
    account_id: account,
    verdict: ['Kết luận', 'Verdict'],
    text: ['Ý kiến', 'Opinion'],
  }),
  document_signed_file: table('Tệp đã ký của văn bản', 'Signed files of documents', {
    name: ['Tên tệp', 'File name'],
    sha256: ['Dấu vết của tệp', 'Digest of the file'],
  }),
  signature_file: table('Tệp chữ ký rời', 'Detached signature files', {
    name: ['Tên tệp', 'File name'],
    sha256: ['Dấu vết của tệp', 'Digest of the file'],
  }),
  text_source: table('Văn bản đã lấy số liệu', 'Texts whose figures were taken over', {
    title: ['Tên văn bản', 'Title'],
    sha256: ['Dấu vết của văn bản', 'Digest of the text'],
  }),
  document_template: table('Mẫu văn bản', 'Templates of documents', {
    sections: ['Phân công các phần', 'Who writes which section'],
  }),
  notice: table('Lời nhắc', 'Reminders', { account_id: account }),
  notice_seen: table('Lời nhắc đã xem', 'Reminders seen', { account_id: account, at }),
  notice_address: table('Địa chỉ thư nhận lời nhắc', 'Mail addresses for reminders', {
    account_id: account,
    address: ['Địa chỉ thư', 'Mail address'],
  }),
  notice_code: table('Mã xác nhận địa chỉ thư', 'Codes that confirm addresses', {
    digest: ['Dấu vết của mã', 'Digest of the code'],
  }),
  notice_preference: table('Lựa chọn nhận lời nhắc', 'Choices about reminders', { account_id: account }),
  calendar_feed: table('Lịch việc đến hạn', 'Calendars of deadlines', { account_id: account }),
  mailing: table('Thư nhắc việc', 'Mail with reminders', { account_id: account }),
}
