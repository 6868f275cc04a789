-- How another system heads the columns of its file of disciplinary decisions: data, beside those of members. No such file could be
-- read, so the administrator edits them. One act of the system: nobody is named as having decided them.
with item as (
  select '00000000-0000-7000-8000-000000000039'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0039-columns-of-discipline-files"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'exchange.load', 'exchange_format', 'migration 0039',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

insert into exchange_format (code, valid, vi, en, columns, source, confidence, known_from)
values ('discipline_export', '(,)', 'Tệp kỷ luật của hệ thống khác (cơ sở dữ liệu đảng viên, ủy ban kiểm tra)',
  'Discipline file of another system (member database, inspection commission)', '[
    {"field": "card_number", "header": "Số thẻ đảng viên", "aliases": ["Số thẻ", "Số thẻ đảng"], "goes": "in"},
    {"field": "identity_number", "header": "Số định danh cá nhân", "aliases": ["Số CCCD", "Số căn cước", "Số căn cước công dân"], "goes": "in"},
    {"field": "name", "header": "Họ và tên", "aliases": ["Họ và tên khai sinh", "Họ tên", "Họ và tên đảng viên"], "goes": "in"},
    {"field": "birth", "header": "Ngày sinh", "aliases": ["Ngày tháng năm sinh", "Năm sinh"], "goes": "in"},
    {"field": "form", "header": "Hình thức kỷ luật", "aliases": ["Hình thức", "Hình thức kỷ luật đảng", "Kỷ luật"], "goes": "in"},
    {"field": "decided_on", "header": "Ngày quyết định", "aliases": ["Ngày ký quyết định", "Ngày quyết định kỷ luật", "Ngày ban hành"], "goes": "in"},
    {"field": "decision", "header": "Số quyết định", "aliases": ["Số quyết định kỷ luật", "Số, ký hiệu quyết định", "Số quyết định thi hành kỷ luật"], "goes": "in"}
  ]', 'Dự đoán theo cách ghi thường gặp; chưa đọc được tệp thật của cơ sở dữ liệu đảng viên hay của ủy ban kiểm tra', 'unconfirmed',
  '00000000-0000-7000-8000-000000000039');
