BEGIN TRANSACTION;
CREATE TABLE appraisal_event (
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  clerk TEXT NOT NULL,
  window TEXT,
  day DATE NOT NULL,
  note TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_appraisal_event_other CHECK (entered_by <> clerk)
);
CREATE TABLE appraisal_objection (
  id INTEGER NOT NULL,
  event TEXT NOT NULL,
  clerk TEXT NOT NULL,
  raised_by TEXT NOT NULL,
  because TEXT NOT NULL,
  raised_us INTEGER NOT NULL,
  holds INTEGER,
  decision TEXT,
  decided_by TEXT,
  decided_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_appraisal_objection_decided CHECK ((decided_by IS NULL) = (holds IS NULL)),
  CONSTRAINT ck_appraisal_objection_named CHECK (decided_by IS NULL OR (decided_by <> clerk AND decision IS NOT NULL))
);
CREATE TABLE away_act (
  id INTEGER NOT NULL,
  at_us INTEGER NOT NULL,
  day DATE NOT NULL,
  verb TEXT NOT NULL,
  clerk TEXT,
  "window" TEXT,
  facts TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE away_session (
  id TEXT NOT NULL,
  holder TEXT NOT NULL,
  from_us INTEGER NOT NULL,
  head INTEGER NOT NULL,
  merged_us INTEGER,
  state TEXT NOT NULL,
  acts INTEGER NOT NULL,
  set_aside INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_away_session_state CHECK (state IN ('ready', 'open', 'merging', 'merged'))
);
CREATE TABLE backup_made (
  id INTEGER NOT NULL,
  made_us INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE backup_plan (
  id INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  set_us INTEGER NOT NULL,
  begun_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_backup_plan_one CHECK (id = 1),
  CONSTRAINT ck_backup_plan_minute CHECK (minute BETWEEN 0 AND 1439)
);
CREATE TABLE best_opening (
  day DATE NOT NULL,
  window TEXT NOT NULL,
  from_us INTEGER NOT NULL,
  to_us INTEGER NOT NULL,
  more INTEGER NOT NULL,
  more_low INTEGER NOT NULL,
  more_high INTEGER NOT NULL,
  saved_s FLOAT NOT NULL,
  saved_low_s FLOAT NOT NULL,
  saved_high_s FLOAT NOT NULL,
  PRIMARY KEY (day)
);
CREATE TABLE breach (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  part TEXT NOT NULL,
  label TEXT NOT NULL,
  service_id INTEGER,
  promised INTEGER NOT NULL,
  unit TEXT NOT NULL,
  due_on DATE NOT NULL,
  noticed_us INTEGER NOT NULL,
  dept TEXT NOT NULL,
  clerk TEXT,
  law_remedy TEXT,
  cause TEXT,
  remedy TEXT,
  decision TEXT,
  decided_by TEXT,
  public_reason TEXT,
  closed_us INTEGER,
  print_job INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_breach_kind CHECK (kind IN ('waiting', 'handling', 'acceptance', 'promised', 'statutory', 'delivery', 'copy_notice', 'call_back', 'complaint', 'rectification')),
  CONSTRAINT ck_breach_subject CHECK (subject IN ('ticket', 'case', 'case_step', 'review', 'complaint', 'inspection')),
  CONSTRAINT ck_breach_unit CHECK (unit IN ('minutes', 'working_days')),
  CONSTRAINT ck_breach_closed CHECK (closed_us IS NULL OR (cause IS NOT NULL AND remedy IS NOT NULL AND decision IS NOT NULL AND decided_by IS NOT NULL)),
  CONSTRAINT ck_breach_stated CHECK (closed_us IS NULL OR subject NOT IN ('case', 'case_step') OR public_reason IS NOT NULL),
  CONSTRAINT uq_breach_once UNIQUE (kind, subject, subject_id, part),
  CONSTRAINT uq_breach_number UNIQUE (year, seq),
  FOREIGN KEY(service_id) REFERENCES service (id),
  FOREIGN KEY(print_job) REFERENCES print_job (id)
);
CREATE TABLE breach_sweep (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_breach_sweep_one_row CHECK (id = 1)
);
INSERT INTO "breach_sweep" VALUES(1,'2026-11-23',1795395781497680);
CREATE TABLE carried_in (
  ticket_id INTEGER NOT NULL,
  from_ticket INTEGER NOT NULL,
  PRIMARY KEY (ticket_id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id) ON DELETE CASCADE,
  UNIQUE (from_ticket)
);
CREATE TABLE case_event (
  case_id INTEGER NOT NULL,
  journal_id INTEGER NOT NULL,
  PRIMARY KEY (case_id, journal_id),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(journal_id) REFERENCES journal (id)
);
INSERT INTO "case_event" VALUES(1,45);
CREATE TABLE case_extension (
  case_id INTEGER NOT NULL,
  days INTEGER NOT NULL,
  was_due_on DATE NOT NULL,
  due_on DATE NOT NULL,
  reason TEXT NOT NULL,
  approver TEXT NOT NULL,
  told_on DATE NOT NULL,
  PRIMARY KEY (case_id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE case_followup (
  case_id INTEGER NOT NULL,
  due_on DATE NOT NULL,
  done_us INTEGER,
  done_by TEXT,
  note TEXT,
  PRIMARY KEY (case_id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE case_handover (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  from_clerk TEXT NOT NULL,
  to_clerk TEXT NOT NULL,
  reason TEXT NOT NULL,
  offered_us INTEGER NOT NULL,
  confirmed_us INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE case_material (
  case_id INTEGER NOT NULL,
  material TEXT NOT NULL,
  originals INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  pages INTEGER,
  state TEXT NOT NULL,
  due_on DATE,
  fault TEXT,
  standard TEXT,
  PRIMARY KEY (case_id, material),
  CONSTRAINT ck_case_material_state CHECK (state IN ('taken', 'missing', 'tolerated', 'faulty', 'returned')),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "case_material" VALUES(1,'people',0,1,NULL,'taken',NULL,NULL,NULL);
INSERT INTO "case_material" VALUES(1,'org',1,0,NULL,'taken',NULL,NULL,NULL);
INSERT INTO "case_material" VALUES(1,'scope',1,0,NULL,'taken',NULL,NULL,NULL);
INSERT INTO "case_material" VALUES(1,'site',1,0,NULL,'taken',NULL,NULL,NULL);
INSERT INTO "case_material" VALUES(1,'equip',1,0,NULL,'taken',NULL,NULL,NULL);
INSERT INTO "case_material" VALUES(1,'qms',1,0,NULL,'taken',NULL,NULL,NULL);
INSERT INTO "case_material" VALUES(1,'it',1,0,NULL,'taken',NULL,NULL,NULL);
INSERT INTO "case_material" VALUES(1,'proxy',1,0,NULL,'taken',NULL,NULL,NULL);
CREATE TABLE case_phase (
  case_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  phase TEXT NOT NULL,
  from_on DATE NOT NULL,
  to_on DATE,
  PRIMARY KEY (case_id, position),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE case_step (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  dept TEXT NOT NULL,
  mode TEXT NOT NULL,
  silence_basis TEXT,
  started_on DATE,
  due_on DATE,
  provisional INTEGER NOT NULL,
  sent_us INTEGER,
  signed_us INTEGER,
  signed_by TEXT,
  opinion TEXT,
  reason TEXT,
  opined_us INTEGER,
  visit_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_case_step_mode CHECK (mode IN ('lead', 'parallel', 'after_lead', 'sequential')),
  CONSTRAINT ck_case_step_opinion CHECK (opinion IS NULL OR opinion IN ('agree', 'conditions', 'refuse', 'deemed')),
  CONSTRAINT uq_case_step_position UNIQUE (case_id, position),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(visit_id) REFERENCES case_visit (id)
);
CREATE TABLE case_stop (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  notice_number TEXT NOT NULL,
  expected_days INTEGER NOT NULL,
  from_on DATE NOT NULL,
  to_on DATE,
  clerk TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE case_visit (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  on_day DATE NOT NULL,
  held_us INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE cases (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  ticket_id INTEGER,
  service_id INTEGER NOT NULL,
  lang TEXT NOT NULL,
  answers TEXT NOT NULL,
  state TEXT NOT NULL,
  received_us INTEGER NOT NULL,
  received_on DATE NOT NULL,
  accepted_on DATE,
  silently INTEGER NOT NULL,
  converted INTEGER NOT NULL,
  accept_due_on DATE,
  supplement_due_on DATE,
  statutory_due_on DATE,
  promised_due_on DATE,
  deliver_due_on DATE,
  next_due_on DATE,
  provisional INTEGER NOT NULL,
  signed_us INTEGER,
  decided_us INTEGER,
  outcome TEXT,
  made_us INTEGER,
  closed_us INTEGER,
  owner TEXT NOT NULL,
  first_window TEXT,
  green TEXT,
  delivery TEXT,
  PRIMARY KEY (id),
  CONSTRAINT uq_cases_number UNIQUE (year, seq),
  CONSTRAINT ck_cases_state CHECK (state IN ('received', 'notified', 'accepted', 'reviewing', 'suspended', 'decided', 'made', 'delivered', 'withdrawn', 'deemed_withdrawn', 'returned', 'refused_acceptance', 'revoked_acceptance')),
  CONSTRAINT ck_cases_outcome CHECK (outcome IS NULL OR outcome IN ('grant', 'refuse')),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "cases" VALUES(1,2026,1,'2026-00001',NULL,17,'zh','[]','received',1795398241589099,'2026-11-23',NULL,0,0,'2026-11-30',NULL,NULL,NULL,NULL,'2026-11-30',0,NULL,NULL,NULL,NULL,NULL,'102','2',NULL,NULL);
CREATE TABLE catalogue_version (
  id INTEGER NOT NULL,
  version TEXT NOT NULL,
  loaded_at_us INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_catalogue_version_sha256 UNIQUE (sha256)
);
INSERT INTO "catalogue_version" VALUES(1,'2026.11',1795395661085825,'03e8e334a9985d1004cdf093213a6f59c88786559aeb91829b7ed6a2befba568','{"id":"cn-county-scjg","version":"2026.11","title_zh":"清河谷县市场监督管理局政务服务窗口事项目录","title_en":"Service catalogue, Qinghegu County market-regulation windows (invented county)","hall":{"name_zh":"清河谷县政务服务大厅·市场监管","name_en":"Qinghegu County Service Hall, Market Regulation","timezone":"Asia/Shanghai","hours":[["08:30","12:00"],["14:00","17:30"]],"phones":[{"label_zh":"投诉监督","label_en":"Complaints","number":"12345"},{"label_zh":"消费投诉举报","label_en":"Consumer complaints and reports","number":"12315"}],"samples_zh":"大厅填表台样表册，按事项编号排列","samples_en":"the sample book at the writing desk, by service code","accept_silence":"deemed_accepted_from_receipt","supplement_silence":"deemed_withdrawn","supplement_silence_basis":"安阳市政务服务条例 art.36","deliver_days":10},"series":{"A":{"prefix":"A","zh":"登记注册","en":"Registration","short_en":"Registry"},"B":{"prefix":"B","zh":"食品药品许可","en":"Food and medicine permits","short_en":"Food, drugs"},"C":{"prefix":"C","zh":"特设计量","en":"Equipment and metrology","short_en":"Equipment","wait_promise_min":20},"D":{"prefix":"D","zh":"一件事联办","en":"Joint cases","wait_promise_min":20},"E":{"prefix":"E","zh":"即办综合","en":"Quick counter","short_en":"Quick items","wait_promise_min":10},"T":{"prefix":"T","zh":"投诉咨询","en":"Complaints and enquiries","short_en":"Complaints"}},"services":{"A01":{"code":"A01","zh":"有限责任公司设立登记","en":"Incorporation of a limited liability company","short_zh":"公司设立","short_en":"New company","nat_code":"00013112700401","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":1,"nominal_minutes":20,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费 (登记类收费 2015-01-01 起停征, R(0.9))"},"basis":["市场主体登记管理条例 art.16,19,21","实施细则 art.25,26"],"result":"营业执照(正副本)","provenance":"limits, materials L DJTL/DJXZ; promise L AYTL; code L YANSHAN","materials":[{"id":"form","zh":"公司登记(备案)申请书","en":"Company registration (filing) application form","original":1},{"id":"charter","zh":"公司章程","en":"Articles of association","original":1},{"id":"id_people","zh":"股东、法定代表人、董事、监事、高级管理人员身份证明","en":"Identity documents of shareholders, legal representative, directors, supervisors and managers","original":1,"copies":1,"note_zh":"实名认证系统核验的免交复印件","note_en":"No copy needed when verified by the real-name system"},{"id":"corp_sh","zh":"法人股东主体资格文件(加盖公章)","en":"Corporate shareholder''s certificate of status, sealed","copies":1,"when":"corporate_shareholder"},{"id":"appoint","zh":"法定代表人、董事、监事和高级管理人员的任职文件","en":"Documents appointing the legal representative, directors, supervisors and managers","original":1},{"id":"deed","zh":"房屋权属证明","en":"Proof of title to the premises","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁合同及房屋权属证明","en":"Lease and the landlord''s proof of title","original":1,"copies":1,"when":"premises_rented"},{"id":"preapproval","zh":"前置许可批准文件","en":"Prior approval document","copies":1,"when":"has_preapproval"},{"id":"proxy","zh":"指定代表或委托代理人授权委托书及身份证明","en":"Power of attorney and the agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A02":{"code":"A02","zh":"个体工商户设立登记","en":"Registration of a sole trader (individual business)","short_zh":"个体设立","short_en":"New sole trader","nat_code":"00013112800001","series":"A","kind":"registration","handling":"instant","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_minutes":30,"nominal_minutes":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.8,16,19","实施细则 art.6(七),18,25","促进个体工商户发展条例"],"result":"营业执照(正副本)","provenance":"L DJTL/DJXZ/QGZ","materials":[{"id":"form","zh":"个体工商户登记(备案)申请书","en":"Sole-trader registration form","original":1},{"id":"id_owner","zh":"经营者身份证明","en":"Operator''s identity document","original":1,"copies":1},{"id":"id_family","zh":"参加经营的家庭成员身份证明","en":"Identity documents of household members taking part","original":1,"copies":1,"when":"family_run"},{"id":"deed","zh":"经营场所权属证明","en":"Proof of title to the premises","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁合同","en":"Lease","copies":1,"when":"premises_rented"},{"id":"preapproval","zh":"前置许可批准文件","en":"Prior approval document","copies":1,"when":"has_preapproval"},{"id":"proxy","zh":"委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A03":{"code":"A03","zh":"公司变更登记","en":"Change of company registration","short_zh":"公司变更","short_en":"Company change","nat_code":"00013112700402","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":1,"nominal_minutes":18,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.24-29","实施细则 art.31-37"],"result":"登记通知书、换发的营业执照","provenance":"L DJTL/DJXZ","materials":[{"id":"form","zh":"公司变更登记(备案)申请书","en":"Change application form","original":1,"note_zh":"更换法定代表人的, 由新任法定代表人签署","note_en":"Signed by the new legal representative if that post changes (art.33)"},{"id":"resolution","zh":"变更决议或决定","en":"Resolution or decision on the change","original":1,"when":"chg_charter"},{"id":"charter","zh":"修改后的章程或章程修正案","en":"Amended articles or amendment","original":1,"when":"chg_charter"},{"id":"newaddr","zh":"新住所使用相关文件","en":"Document of use for the new address","copies":1,"when":"chg_address"},{"id":"newrep","zh":"新法定代表人任职文件和身份证明","en":"Appointment and identity document of the new legal representative","original":1,"copies":1,"when":"chg_legalrep"},{"id":"preapproval","zh":"有关批准文件或许可证书","en":"Approval or permit","copies":1,"when":"has_preapproval"},{"id":"oldlic","zh":"原营业执照正、副本(缴回)","en":"Old licence, both originals, to be handed back","original":1,"when":"chg_on_licence"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"reminder_zh":"应自决议作出之日起30日内申请 (自然日)","reminder_en":"Apply within 30 calendar days of the resolution"},"A04":{"code":"A04","zh":"公司注销登记(普通程序)","en":"Company deregistration (ordinary procedure)","short_zh":"普通注销","short_en":"Deregistration","nat_code":"00013112700403","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":2,"nominal_minutes":20,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.31,32,34","实施细则 art.44-46"],"result":"登记通知书","provenance":"L DJXZ art.46","materials":[{"id":"form","zh":"公司注销登记申请书","en":"Deregistration form","original":1},{"id":"resolution","zh":"解散、注销的决议或决定","en":"Resolution to dissolve and deregister","original":1},{"id":"liquidation","zh":"清算报告","en":"Liquidation report","original":1},{"id":"tax","zh":"清税证明","en":"Tax clearance certificate","copies":1,"source":"shared"},{"id":"court","zh":"人民法院指定证明","en":"Court appointment","copies":1,"when":"court_appointed"},{"id":"oldlic","zh":"营业执照正、副本(缴回)","en":"Licence, both originals, to be handed back","original":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A05":{"code":"A05","zh":"简易注销登记","en":"Simplified deregistration","short_zh":"简易注销","short_en":"Simple deregistration","series":"E","kind":"registration","handling":"instant","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_minutes":20,"nominal_minutes":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.33","实施细则 art.47-49"],"result":"登记通知书","provenance":"L DJTL/DJXZ","materials":[{"id":"form","zh":"注销登记申请书","en":"Deregistration form","original":1},{"id":"pledge","zh":"全体投资人承诺书","en":"Undertaking signed by all investors","original":1},{"id":"oldlic","zh":"营业执照正、副本(缴回)","en":"Licence, both originals, to be handed back","original":1}],"refuse_if":[{"zh":"在经营异常名录或严重违法失信名单中","en":"On the abnormal-operation or serious-violation list"},{"zh":"股权被冻结、出质或动产抵押, 或对外有投资","en":"Equity frozen or pledged, chattels mortgaged, or holds other investments"},{"zh":"正在被立案调查、采取强制措施、诉讼或仲裁","en":"Under investigation, coercive measure, lawsuit or arbitration"},{"zh":"被吊销、责令关闭、撤销","en":"Licence revoked, ordered closed or cancelled"},{"zh":"行政处罚尚未执行完毕","en":"An administrative penalty is not yet fully carried out"}],"precondition":{"id":"publicity","zh":"国家企业信用信息公示系统公示","en":"Published on the national credit system","calendar_days":20,"then_within_calendar_days":20}},"A06":{"code":"A06","zh":"个体工商户注销登记","en":"Sole-trader deregistration","short_zh":"个体注销","short_en":"Close sole trader","nat_code":"00013112800003","series":"E","kind":"registration","handling":"instant","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_minutes":20,"nominal_minutes":8,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.33 (无需公示, 推送税务等部门, 10日内无异议)","实施细则 art.46 (无需决议、清算报告)"],"result":"登记通知书","provenance":"L DJTL art.33 / DJXZ art.46","materials":[{"id":"form","zh":"个体工商户注销登记申请书","en":"Deregistration form","original":1},{"id":"tax","zh":"清税证明","en":"Tax clearance certificate","copies":1,"when":"tax_registered","unless":"simple_procedure","source":"shared"},{"id":"oldlic","zh":"营业执照正、副本(缴回)","en":"Licence, to be handed back","original":1}],"cooperating":[{"dept":"SW","zh":"注销信息推送, 10日内无异议","en":"Notice to tax; no objection in 10 days","calendar_days":10,"when":"simple_procedure","silence":"no_objection","silence_basis":"市场主体登记管理条例 art.33"}]},"A07":{"code":"A07","zh":"营业执照遗失、损坏补领换发","en":"Replacement of a lost or damaged business licence","short_zh":"执照补换","short_en":"Replace licence","series":"E","kind":"public_service","handling":"instant","lead":"SCJG","promised_minutes":15,"nominal_minutes":6,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.37"],"result":"营业执照","provenance":"L DJTL art.37","materials":[{"id":"form","zh":"营业执照补领/换发申请书","en":"Replacement application","original":1},{"id":"damaged","zh":"损坏的营业执照","en":"The damaged licence","original":1,"unless":"licence_lost"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"precondition":{"id":"void_notice","zh":"遗失的先在公示系统声明作废","en":"If lost, first declare it void on the credit system","when":"licence_lost"}},"A08":{"code":"A08","zh":"股权出质设立登记","en":"Registration of an equity pledge","short_zh":"股权出质","short_en":"Equity pledge","series":"A","kind":"confirmation","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":1,"nominal_minutes":15,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费 (L LINCANG)"},"basis":["民法典 art.443","工商行政管理机关股权出质登记办法 art.3,7"],"result":"股权出质设立登记通知书","provenance":"materials L DAYAO (quotes 办法 art.7); limits L LINCANG","materials":[{"id":"form","zh":"申请人签字或盖章的《股权出质设立登记申请书》","en":"Signed or sealed equity-pledge application","original":1},{"id":"register","zh":"记载出质人姓名及出资额的股东名册复印件","en":"Copy of the shareholder register showing the pledgor and amount","copies":1,"unless":"company_limited_shares"},{"id":"share","zh":"出质人持有的股票复印件","en":"Copy of the share certificates","copies":1,"when":"company_limited_shares"},{"id":"contract","zh":"质权合同","en":"Pledge contract","original":1},{"id":"id_party","zh":"出质人、质权人身份证明复印件","en":"Copies of identity documents of pledgor and pledgee","copies":1},{"id":"org_party","zh":"单位主体资格证明复印件","en":"Copy of the organisation''s certificate","copies":1,"when":"pledgor_is_org"},{"id":"proxy","zh":"指定代表或共同委托代理人的证明","en":"Proof of appointed representative or joint agent","original":1,"when":"by_agent"}],"refuse_if":[{"zh":"股权已被人民法院冻结","en":"The equity is frozen by a court"}]},"A09":{"code":"A09","zh":"歇业备案","en":"Filing of temporary closure","short_zh":"歇业备案","short_en":"Temporary closure","series":"E","kind":"filing","handling":"instant","lead":"SCJG","promised_minutes":20,"nominal_minutes":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.30 (最长3年)","实施细则 art.40-43"],"result":"歇业备案通知书","provenance":"L DJTL/DJXZ","materials":[{"id":"form","zh":"歇业备案申请书","en":"Closure filing form","original":1},{"id":"addr","zh":"法律文书送达地址确认书","en":"Confirmation of address for service","original":1,"when":"address_of_service"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A10":{"code":"A10","zh":"农民专业合作社设立登记","en":"Registration of a farmers'' cooperative","short_zh":"合作社设立","short_en":"New cooperative","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":1,"nominal_minutes":25,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.16,19","实施细则 art.25,29"],"result":"营业执照","provenance":"L DJXZ art.29","materials":[{"id":"form","zh":"农民专业合作社登记(备案)申请书","en":"Cooperative registration form","original":1},{"id":"minutes","zh":"全体设立人签名或盖章的设立大会纪要","en":"Founding-meeting minutes signed by all founders","original":1},{"id":"charter","zh":"章程","en":"Articles","original":1},{"id":"appoint","zh":"法定代表人、理事的任职文件和身份证明","en":"Appointment and identity documents of the representative and directors","original":1,"copies":1},{"id":"members","zh":"成员名册和出资清单, 以及成员身份证明","en":"Member list and contributions, with identity documents","original":1,"copies":1},{"id":"lease","zh":"住所使用相关文件","en":"Document of use for the address","copies":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"B01":{"code":"B01","zh":"食品经营许可(新办)","en":"Food business licence (new)","short_zh":"食品经营","short_en":"Food licence","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":10,"extension_days":5,"promised_days":6,"nominal_minutes":18,"fee":{"amount":"0.00","basis":"不收费 (L JINXIANG)"},"basis":["食品安全法 art.35","食品经营许可和备案管理办法(总局令第78号)"],"result":"食品经营许可证 (5年)","provenance":"existence and dates of 令78 L (GitHub references); day counts and materials R(0.85)","materials":[{"id":"form","zh":"食品经营许可申请书","en":"Food licence application","original":1},{"id":"licence","zh":"营业执照或其他主体资格证明","en":"Business licence or other certificate of status","copies":1,"source":"shared"},{"id":"layout","zh":"主要设备设施、经营布局、操作流程等文件","en":"Equipment list, layout and operating flow","original":1},{"id":"rules","zh":"食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置等规章制度目录","en":"List of food-safety rules: self-inspection, staff health, purchase records, incident handling","original":1,"tolerable":true},{"id":"vending","zh":"自动设备产品合格证明、放置地点、食品经营许可证公示方法","en":"Machine conformity certificate, placement and how the licence is displayed","copies":1,"when":"vending_machine"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"steps":[{"id":"site_check","zh":"现场核查","en":"Site inspection","days":5}]},"B02":{"code":"B02","zh":"仅销售预包装食品备案","en":"Filing: pre-packed food sales only","short_zh":"预包装备案","short_en":"Pre-packed food","series":"E","kind":"filing","handling":"instant","lead":"SCJG","promised_minutes":15,"nominal_minutes":7,"fee":{"amount":"0.00","basis":"不收费"},"basis":["食品安全法 art.35 (仅销售预包装食品, 备案)"],"result":"备案编号","provenance":"L SAF art.35; materials R(0.8)","materials":[{"id":"form","zh":"仅销售预包装食品备案信息采集表","en":"Filing data form","original":1},{"id":"licence","zh":"营业执照","en":"Business licence","copies":1,"source":"shared"}]},"B03":{"code":"B03","zh":"食品小经营店(小餐饮)备案","en":"Filing of a small food shop (small catering)","short_zh":"小餐饮备案","short_en":"Small food shop","nat_code":"511031018000","series":"B","kind":"filing","handling":"instant","lead":"SCJG","statutory_days":3,"promised_minutes":60,"nominal_minutes":12,"fee":{"amount":"0.00","basis":"不收费"},"basis":["食品安全法 art.36 (省级规定小作坊等)","省食品小作坊小经营店小摊贩管理条例"],"result":"食品小经营店备案证","provenance":"limits L BAZHOU; materials L 007swz (个体三小) + R(0.7)","materials":[{"id":"form","zh":"食品小经营店备案申请表","en":"Small food shop filing form","original":1},{"id":"licence","zh":"营业执照","en":"Business licence","copies":1,"source":"shared"},{"id":"health","zh":"从业人员有效健康证明","en":"Valid health certificates of staff","copies":1},{"id":"layout","zh":"主要设备设施布局、操作流程","en":"Layout and operating flow","original":1,"when":"cook_on_site"},{"id":"pledge","zh":"食品安全承诺书","en":"Food-safety undertaking","original":1}]},"B04":{"code":"B04","zh":"食品生产许可(县级受理)","en":"Food production licence","short_zh":"食品生产","short_en":"Food production","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":10,"extension_days":5,"promised_days":8,"nominal_minutes":25,"fee":{"amount":"0.00","basis":"不收费 (L JINXIANG)"},"basis":["食品安全法 art.35","食品生产许可管理办法(总局令第24号)"],"result":"食品生产许可证 (5年)","provenance":"R(0.85); old limits L JINXIANG","materials":[{"id":"form","zh":"食品生产许可申请书","en":"Food production application","original":1},{"id":"layout","zh":"食品生产设备布局图和食品生产工艺流程图","en":"Equipment layout and process flow chart","original":1},{"id":"equip","zh":"食品生产主要设备、设施清单","en":"List of main production equipment","original":1},{"id":"staff","zh":"专职或兼职的食品安全专业技术人员、管理人员信息和食品安全管理制度","en":"Food-safety technical and managing staff, and management rules","original":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"steps":[{"id":"site_check","zh":"现场核查","en":"Site inspection","days":5}],"suspensions":["trial_test"]},"B05":{"code":"B05","zh":"药品零售企业经营许可","en":"Retail pharmacy licence","short_zh":"药品零售","short_en":"Pharmacy","nat_code":"000172005000","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":10,"nominal_minutes":25,"fee":{"amount":"0.00","basis":"不收费"},"basis":["药品管理法 art.51,52","药品经营和使用质量监督管理办法(总局令第84号)"],"result":"药品经营许可证 (5年)","provenance":"authority L 药品管理法 art.51; conditions L art.52; materials R(0.75)","materials":[{"id":"form","zh":"药品经营许可证申请表","en":"Pharmacy licence application","original":1},{"id":"people","zh":"法定代表人、主要负责人、质量负责人学历、资格和工作经历证明","en":"Education, qualification and record of the representative and quality head","original":1,"copies":1},{"id":"pharmacist","zh":"执业药师注册证","en":"Registered pharmacist certificate","original":1,"copies":1,"unless":"otc_b_only"},{"id":"pharm_staff","zh":"药师或其他药学技术人员资格证明","en":"Qualification of a pharmacist or other pharmacy technician","copies":1,"when":"otc_b_only"},{"id":"premises","zh":"营业场所、仓库平面布置图及使用权证明","en":"Floor plan and right to use the premises","original":1,"copies":1},{"id":"qms","zh":"质量管理文件及主要设施设备目录","en":"Quality-management documents and equipment list","original":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"steps":[{"id":"site_check","zh":"现场检查","en":"On-site inspection","days":7}],"suspensions":["rectification"]},"B06":{"code":"B06","zh":"第二类医疗器械经营备案","en":"Filing: class II medical-device trade","short_zh":"二类器械","short_en":"Devices class II","series":"B","kind":"filing","handling":"instant","lead":"SCJG","promised_minutes":60,"nominal_minutes":20,"fee":{"amount":"0.00","basis":"不收费"},"basis":["医疗器械监督管理条例 art.41","医疗器械经营监督管理办法 art.10,21,22"],"result":"第二类医疗器械经营备案凭证","provenance":"L QXBF","materials":[{"id":"people","zh":"法定代表人(企业负责人)、质量负责人身份证明、学历或职称材料复印件","en":"Identity and education or title of the representative and quality head","copies":1},{"id":"org","zh":"企业组织机构与部门设置","en":"Organisation chart","original":1},{"id":"scope","zh":"医疗器械经营范围、经营方式","en":"Scope and mode of trade","original":1},{"id":"site","zh":"经营场所和库房地理位置图、平面图","en":"Location map and floor plan of premises and store","original":1},{"id":"deed","zh":"房屋产权文件复印件","en":"Copy of title deed","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁协议复印件","en":"Copy of lease","copies":1,"when":"premises_rented"},{"id":"equip","zh":"主要经营设施、设备目录","en":"List of main facilities and equipment","original":1},{"id":"qms","zh":"经营质量管理制度、工作程序等文件目录","en":"List of quality rules and procedures","original":1},{"id":"proxy","zh":"经办人授权文件","en":"Authorisation of the person filing","original":1}],"followup":{"zh":"备案之日起3个月内现场检查","en":"Site check within 3 months of filing","calendar_months":3},"delegated_zh":"法定由设区的市级部门负责, 县级受委托办理"},"B07":{"code":"B07","zh":"第三类医疗器械经营许可","en":"Licence: class III medical-device trade","short_zh":"三类器械","short_en":"Devices class III","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":12,"nominal_minutes":25,"deliver_days":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["医疗器械监督管理条例 art.42","医疗器械经营监督管理办法 art.10-14"],"result":"医疗器械经营许可证 (5年)","provenance":"L QXBF (materials art.10, notice art.11, limits art.13)","materials":[{"id":"people","zh":"法定代表人(企业负责人)、质量负责人身份证明、学历或职称材料复印件","en":"Identity and education or title of the representative and quality head","copies":1},{"id":"org","zh":"企业组织机构与部门设置","en":"Organisation chart","original":1},{"id":"scope","zh":"医疗器械经营范围、经营方式","en":"Scope and mode of trade","original":1},{"id":"site","zh":"经营场所和库房地理位置图、平面图","en":"Location map and floor plan","original":1},{"id":"deed","zh":"房屋产权文件复印件","en":"Copy of title deed","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁协议复印件","en":"Copy of lease","copies":1,"when":"premises_rented"},{"id":"equip","zh":"主要经营设施、设备目录","en":"List of main facilities and equipment","original":1},{"id":"qms","zh":"经营质量管理制度、工作程序等文件目录","en":"List of quality rules and procedures","original":1},{"id":"it","zh":"信息管理系统基本情况","en":"Description of the traceability information system","original":1},{"id":"proxy","zh":"经办人授权文件","en":"Authorisation of the person filing","original":1}],"steps":[{"id":"site_check","zh":"现场核查(必要时)","en":"Site check if needed","days":8}],"suspensions":["rectification"],"delegated_zh":"法定由设区的市级部门负责, 县级受委托办理"},"C01":{"code":"C01","zh":"特种设备使用登记(按台/套)","en":"Registration of special equipment in use (per unit)","short_zh":"特设登记","short_en":"Equipment","series":"C","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":15,"promised_days":5,"nominal_minutes":15,"fee":{"amount":"0.00","basis":"不收费"},"basis":["特种设备安全法 art.33 (投入使用前或后30日内登记)","TSG 08-2017 特种设备使用管理规则"],"result":"特种设备使用登记证、登记标志","provenance":"materials and 5-day acceptance L TSGUIDE; duty L TSF art.33","materials":[{"id":"form","zh":"特种设备使用登记表(一式两份)","en":"Equipment registration form, two copies","original":2},{"id":"uscc","zh":"含有使用单位统一社会信用代码的证明或个人身份证明","en":"Certificate with the user''s credit code, or personal identity document","copies":1,"source":"shared"},{"id":"cert","zh":"产品合格证(含产品数据表)","en":"Product certificate with data sheet","original":1,"copies":1},{"id":"inspect","zh":"监督检验证明或首次检验报告","en":"Supervised-inspection certificate or first inspection report","original":1,"copies":1},{"id":"drive","zh":"机动车行驶证","en":"Vehicle licence","copies":1,"when":"mobile_vessel"},{"id":"vreg","zh":"机动车登记证书","en":"Vehicle registration certificate","copies":1,"when":"vehicle_cylinder"},{"id":"energy","zh":"锅炉能效证明文件","en":"Boiler energy-efficiency document","copies":1,"when":"boiler"}]},"C02":{"code":"C02","zh":"强制检定工作计量器具备案与检定申请","en":"Filing and verification of compulsorily verified measuring instruments","short_zh":"强检备案","short_en":"Metrology","series":"C","kind":"public_service","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":10,"nominal_minutes":12,"fee":{"amount":"0.00","basis":"强检停征 R(0.8); 另: 拖延检定期限的免收检定费 (L QJBF art.15)"},"basis":["强制检定的工作计量器具检定管理办法 art.5,8,9,15"],"result":"检定证书或检定结果通知书","provenance":"L QJBF","materials":[{"id":"form","zh":"强制检定工作计量器具备案申请表","en":"Filing form listing each instrument","original":1},{"id":"licence","zh":"营业执照或事业单位法人证书","en":"Business licence or institution certificate","copies":1,"source":"shared"},{"id":"device","zh":"受检计量器具(可移动的)","en":"The instruments, if movable","original":1}],"cooperating":[{"dept":"JL","zh":"实施检定","en":"Carry out verification","mode":"sequential","days":10,"statutory_days":20}],"steps":[{"id":"filing","zh":"登记造册备案","en":"Filing of the list"}],"breach_remedy_zh":"逾期的按送检单位要求及时安排并免收检定费 (art.15) - 法定的违诺后果","breach_remedy_en":"If late, verify at once on request and waive the fee: a breach consequence written in law","law_remedy":"waive_fee"},"D01":{"code":"D01","zh":"企业开办一件事","en":"Starting a company: one joint case","short_zh":"企业开办","short_en":"Start a company","series":"D","kind":"joint","handling":"joint","lead":"SCJG","statutory_days":45,"extension_days":15,"promised_days":1,"nominal_minutes":35,"fee":{"amount":"0.00","basis":"不收费 (首套公章政府购买 R(0.6))"},"basis":["行政许可法 art.26,42","优化营商环境条例 art.19,36","安阳市政务服务条例 art.39"],"result":"营业执照、公章、发票、参保登记凭证 (首办窗口一次发放)","provenance":"composition L AYTL art.39; joint limit L XKF art.42","materials":[{"id":"form","zh":"企业开办一表申请书","en":"Single application form","original":1},{"id":"charter","zh":"公司章程","en":"Articles of association","original":1},{"id":"id_people","zh":"股东、法定代表人、董事、监事、高级管理人员、财务负责人、办税人员身份证明","en":"Identity documents of shareholders, officers, finance and tax staff","original":1,"copies":1},{"id":"appoint","zh":"任职文件","en":"Appointment documents","original":1},{"id":"deed","zh":"房屋权属证明","en":"Proof of title","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁合同及房屋权属证明","en":"Lease and landlord''s title","copies":1,"when":"premises_rented"},{"id":"staff","zh":"职工参保信息表","en":"Employee insurance data sheet","original":1,"when":"hires_staff","tolerable":true},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"cooperating":[{"dept":"GA","zh":"公章刻制备案","en":"Seal engraving filing","mode":"after_lead","days":1},{"dept":"SW","zh":"新办纳税人信息确认、发票申领","en":"Taxpayer set-up and first invoices","mode":"after_lead","days":1},{"dept":"RS","zh":"社会保险登记","en":"Social insurance registration","mode":"after_lead","days":1,"when":"hires_staff"},{"dept":"YB","zh":"职工参保登记","en":"Medical insurance registration","mode":"after_lead","days":1,"when":"hires_staff"},{"dept":"GJJ","zh":"住房公积金缴存登记","en":"Housing fund registration","mode":"after_lead","days":1,"when":"hires_staff"}],"steps":[{"id":"licence","zh":"核准登记、核发营业执照","en":"Registration and licence"}]},"D02":{"code":"D02","zh":"开办餐饮店一件事","en":"Opening a restaurant: one joint case","short_zh":"开餐饮店","short_en":"Open a restaurant","series":"D","kind":"joint","handling":"joint","lead":"SCJG","statutory_days":45,"extension_days":15,"promised_days":8,"nominal_minutes":35,"fee":{"amount":"0.00","basis":"不收费"},"basis":["行政许可法 art.26,42","食品安全法 art.35","消防法 art.15"],"result":"营业执照、食品经营许可证、消防检查意见书 (首办窗口一次发放)","provenance":"pattern L GANSU; components R(0.8)","materials":[{"id":"form","zh":"开办餐饮店一表申请书","en":"Single application form","original":1},{"id":"id_owner","zh":"经营者身份证明","en":"Operator''s identity document","original":1,"copies":1},{"id":"lease","zh":"经营场所使用证明","en":"Right to use the premises","copies":1},{"id":"layout","zh":"设备设施布局、操作流程","en":"Layout and operating flow","original":1},{"id":"rules","zh":"食品安全规章制度目录","en":"List of food-safety rules","original":1,"tolerable":true},{"id":"fireplan","zh":"场所平面布置图、消防设施平面图","en":"Floor plan and fire-equipment plan","original":1,"when":"dine_in_300"},{"id":"sign","zh":"招牌效果图","en":"Picture of the sign","original":1,"when":"outdoor_sign"}],"cooperating":[{"dept":"XF","zh":"公众聚集场所投入使用、营业前消防安全检查","en":"Fire check before opening","days":8,"statutory_days":10,"when":"dine_in_300"},{"dept":"CG","zh":"设置大型户外广告及招牌许可/备案","en":"Outdoor sign","days":5,"when":"outdoor_sign"}]},"T01":{"code":"T01","zh":"消费投诉、举报接收登记","en":"Consumer complaint or report intake","short_zh":"投诉举报","short_en":"Complaint","series":"T","kind":"complaint","handling":"promised","lead":"SCJG","statutory_days":7,"promised_days":5,"nominal_minutes":12,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场监督管理投诉举报处理暂行办法 art.9,14,21,23,31,33,34"],"result":"受理/不予受理告知","provenance":"L TSJB","materials":[{"id":"facts","zh":"投诉人姓名、电话、通讯地址; 被投诉人名称、地址; 投诉请求和事实","en":"Complainant''s name, phone, address; respondent''s name, address; request and facts","original":1,"note_zh":"非书面方式的由工作人员记录 (art.9)","note_en":"Staff write it down when it is not in writing"},{"id":"proxy","zh":"授权委托书原件和受托人身份证明","en":"Original power of attorney and agent''s identity document","original":1,"when":"by_agent"}],"phases":[{"id":"admit","zh":"作出受理决定","en":"Decide whether to admit","days":7,"unless":"is_report"},{"id":"mediate","zh":"调解","en":"Mediation","days":45,"suspensions":["inspection"],"unless":"is_report"},{"id":"inform","zh":"终止调解告知","en":"Tell both sides mediation ended","days":7,"unless":"is_report"},{"id":"report_check","zh":"举报核查、决定是否立案","en":"Check the report, decide whether to open a case","days":15,"extension_days":15,"when":"is_report"},{"id":"report_inform","zh":"立案决定告知实名举报人","en":"Tell the named reporter","days":5,"when":"is_report"}]},"T02":{"code":"T02","zh":"企业登记档案查询","en":"Search of company registration files","short_zh":"档案查询","short_en":"File search","series":"E","kind":"public_service","handling":"instant","lead":"SCJG","promised_minutes":15,"nominal_minutes":6,"fee":{"amount":"0.00","basis":"不收费"},"basis":["企业登记档案资料查询办法 R(0.7)"],"result":"档案查询结果(加盖查询专用章)","provenance":"R(0.75)","materials":[{"id":"id","zh":"查询人有效身份证明","en":"Searcher''s identity document","original":1},{"id":"auth","zh":"企业介绍信或委托书","en":"Letter from the company, or power of attorney","original":1,"when":"by_agent"}]}},"conditions":{"by_agent":{"id":"by_agent","zh":"委托他人代办？","en":"Is someone else filing on the applicant''s behalf?"},"premises_owned":{"id":"premises_owned","zh":"经营场所为自有房产？","en":"Are the premises owned by the applicant?"},"premises_rented":{"id":"premises_rented","zh":"经营场所为租赁？","en":"Are the premises rented?","excludes":["premises_owned"]},"has_preapproval":{"id":"has_preapproval","zh":"经营范围含登记前须经批准的项目？","en":"Does the business scope include an item needing approval before registration?"},"corporate_shareholder":{"id":"corporate_shareholder","zh":"股东中有单位？","en":"Is any shareholder an organisation?"},"family_run":{"id":"family_run","zh":"家庭经营？","en":"Is it run by a household?"},"chg_address":{"id":"chg_address","zh":"变更住所？","en":"Is the address changing?"},"chg_legalrep":{"id":"chg_legalrep","zh":"变更法定代表人？","en":"Is the legal representative changing?"},"chg_charter":{"id":"chg_charter","zh":"变更涉及章程修改？","en":"Does the change amend the charter?"},"chg_on_licence":{"id":"chg_on_licence","zh":"变更营业执照记载事项？","en":"Does the change alter something printed on the licence?"},"licence_lost":{"id":"licence_lost","zh":"营业执照遗失？","en":"Is the licence lost?"},"simple_procedure":{"id":"simple_procedure","zh":"按简易程序注销（不提交清税证明）？","en":"Simplified deregistration, without a tax clearance certificate?"},"tax_registered":{"id":"tax_registered","zh":"已办理税务登记或领用发票？","en":"Registered for tax or issued invoices?"},"court_appointed":{"id":"court_appointed","zh":"由人民法院指定清算人或破产管理人？","en":"Liquidator or bankruptcy administrator appointed by a court?"},"address_of_service":{"id":"address_of_service","zh":"以法律文书送达地址代替住所？","en":"Use an address for service instead of the premises?"},"pledgor_is_org":{"id":"pledgor_is_org","zh":"出质人或质权人为单位？","en":"Is the pledgor or pledgee an organisation?"},"company_limited_shares":{"id":"company_limited_shares","zh":"出质的是股份公司股份？","en":"Are shares of a joint-stock company pledged?"},"vending_machine":{"id":"vending_machine","zh":"利用自动设备销售食品？","en":"Sold by automatic machine?"},"cook_on_site":{"id":"cook_on_site","zh":"现场制售或餐饮加工？","en":"Cooked or made on site?"},"otc_b_only":{"id":"otc_b_only","zh":"只经营乙类非处方药？","en":"Class-B non-prescription medicines only?"},"boiler":{"id":"boiler","zh":"设备为锅炉？","en":"Is the equipment a boiler?"},"mobile_vessel":{"id":"mobile_vessel","zh":"设备为移动式压力容器？","en":"Is it a mobile pressure vessel?"},"vehicle_cylinder":{"id":"vehicle_cylinder","zh":"设备为车用气瓶？","en":"Is it a vehicle gas cylinder?"},"dine_in_300":{"id":"dine_in_300","zh":"就餐场所达到公众聚集场所消防检查范围？","en":"Does the dining area fall under the fire check for public-assembly places?"},"outdoor_sign":{"id":"outdoor_sign","zh":"设置门头招牌？","en":"Will an outdoor sign be put up?"},"hires_staff":{"id":"hires_staff","zh":"有雇员？","en":"Any employees?"},"is_report":{"id":"is_report","zh":"是举报（不要求调解）？","en":"Is it a report, with no wish for mediation?"}},"departments":{"SCJG":{"code":"SCJG","zh":"县市场监督管理局","en":"County Administration for Market Regulation"},"GA":{"code":"GA","zh":"县公安局","en":"County Public Security Bureau"},"SW":{"code":"SW","zh":"县税务局","en":"County Tax Service"},"RS":{"code":"RS","zh":"县人力资源和社会保障局","en":"County Human Resources and Social Security Bureau"},"YB":{"code":"YB","zh":"县医疗保障局","en":"County Healthcare Security Bureau"},"GJJ":{"code":"GJJ","zh":"住房公积金管理部","en":"Housing Provident Fund office"},"XF":{"code":"XF","zh":"县消防救援大队","en":"County Fire and Rescue Brigade"},"CG":{"code":"CG","zh":"县城市管理局","en":"County Urban Management Bureau"},"JL":{"code":"JL","zh":"县计量检定测试所","en":"County Metrology Verification Institute"}},"windows":{"1":{"code":"1","zh":"窗口1","en":"Window 1","serves":["A","D","E"]},"2":{"code":"2","zh":"窗口2","en":"Window 2","serves":["A","E"]},"3":{"code":"3","zh":"窗口3","en":"Window 3","serves":["B","C"]},"4":{"code":"4","zh":"窗口4","en":"Window 4","serves":["B","C","T"]},"5":{"code":"5","zh":"窗口5","en":"Window 5","serves":["A","D"]},"6":{"code":"6","zh":"窗口6（无障碍）","en":"Window 6 (accessible)","serves":["E","T"],"accessible":true}},"priorities":{"green":{"id":"green","zh":"绿色通道(重点项目)","en":"Green channel (key projects)","rate":3.0,"needs":"document","kind":"case_and_ticket","basis":"本地规定；优化营商环境条例 art.34 要求平等对待，故记明批准人和理由"},"elderly":{"id":"elderly","zh":"老年人","en":"Older person","rate":3.0,"age":60,"basis":"老年人权益保障法 art.55,58；无障碍环境建设法 art.40"},"disabled":{"id":"disabled","zh":"残疾人","en":"Person with a disability","rate":3.0,"basis":"残疾人保障法 art.55 公共服务机构提供优先服务，art.36 优先核发营业执照、免除行政事业性收费"},"military":{"id":"military","zh":"军人、退役军人、优抚对象","en":"Soldiers, veterans and their families","rate":3.0,"needs":"card","basis":"本厅惯例：军人优先"},"expectant":{"id":"expectant","zh":"孕妇、携带婴幼儿者","en":"Expectant mothers and people with infants","rate":3.0,"basis":"本厅规定"},"return":{"id":"return","zh":"补件返回(原窗口)","en":"Returning with missing papers, same window","rate":2.0,"needs":"slip","basis":"本厅规定：被告知补件的，回来不再从队尾排起"},"appointment":{"id":"appointment","zh":"预约","en":"Appointment","rate":2.0,"needs":"booking","basis":"本厅规定"}},"suspensions":{"hearing":{"id":"hearing","zh":"听证","en":"Hearing","basis":"行政许可法 art.45-47"},"tender_auction":{"id":"tender_auction","zh":"招标、拍卖","en":"Tender or auction","basis":"行政许可法 art.45"},"inspection":{"id":"inspection","zh":"检验、检测、检疫","en":"Inspection, testing, quarantine","basis":"行政许可法 art.45; 市场监督管理投诉举报处理暂行办法 art.20"},"appraisal":{"id":"appraisal","zh":"鉴定","en":"Appraisal","basis":"行政许可法 art.45"},"expert_review":{"id":"expert_review","zh":"专家评审","en":"Expert review","basis":"行政许可法 art.45"},"rectification":{"id":"rectification","zh":"申请人整改","en":"Applicant puts things right","basis":"医疗器械经营监督管理办法 art.13,15"},"trial_test":{"id":"trial_test","zh":"试制产品检验","en":"Test of trial product","basis":"行政许可法 art.45 (检验)"}},"clerks":[{"number":"101","role":"clerk"},{"number":"102","role":"clerk"},{"number":"103","role":"clerk"},{"number":"104","role":"clerk"},{"number":"105","role":"clerk"},{"number":"106","role":"clerk"},{"number":"201","role":"guide"},{"number":"301","role":"lead"},{"number":"401","role":"reviewer"},{"number":"501","role":"inspector"},{"number":"601","role":"auditor"},{"number":"901","role":"admin"}],"roster":[{"window":"1","clerk":"101","from_":"08:30","to":"12:00"},{"window":"1","clerk":"101","from_":"14:30","to":"17:30"},{"window":"3","clerk":"103","from_":"08:30","to":"12:00"},{"window":"3","clerk":"103","from_":"14:30","to":"17:30"},{"window":"6","clerk":"106","from_":"08:30","to":"12:00"},{"window":"6","clerk":"106","from_":"14:30","to":"17:30"},{"window":"2","clerk":"102","from_":"08:30","to":"11:30"},{"window":"2","clerk":"102","from_":"14:00","to":"17:30"},{"window":"4","clerk":"104","from_":"08:30","to":"11:30"},{"window":"4","clerk":"104","from_":"14:00","to":"17:30"},{"window":"5","clerk":"105","from_":"08:30","to":"11:30"},{"window":"5","clerk":"105","from_":"14:00","to":"17:30"}]}');
CREATE TABLE clerk (
  number TEXT NOT NULL,
  role TEXT NOT NULL,
  pin_hash TEXT,
  disabled INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until_us INTEGER NOT NULL,
  PRIMARY KEY (number),
  CONSTRAINT ck_clerk_role CHECK (role IN ('clerk', 'guide', 'lead', 'reviewer', 'inspector', 'auditor', 'admin'))
);
INSERT INTO "clerk" VALUES('101','clerk',NULL,0,0,0);
INSERT INTO "clerk" VALUES('102','clerk',NULL,0,0,0);
INSERT INTO "clerk" VALUES('103','clerk',NULL,0,0,0);
INSERT INTO "clerk" VALUES('104','clerk',NULL,0,0,0);
INSERT INTO "clerk" VALUES('105','clerk',NULL,0,0,0);
INSERT INTO "clerk" VALUES('106','clerk',NULL,0,0,0);
INSERT INTO "clerk" VALUES('201','guide',NULL,0,0,0);
INSERT INTO "clerk" VALUES('301','lead',NULL,0,0,0);
INSERT INTO "clerk" VALUES('401','reviewer',NULL,0,0,0);
INSERT INTO "clerk" VALUES('501','inspector',NULL,0,0,0);
INSERT INTO "clerk" VALUES('601','auditor',NULL,0,0,0);
INSERT INTO "clerk" VALUES('901','admin',NULL,0,0,0);
CREATE TABLE complainant (
  complaint_id INTEGER NOT NULL,
  name TEXT,
  phone TEXT,
  id_no TEXT,
  address TEXT,
  told TEXT NOT NULL,
  PRIMARY KEY (complaint_id),
  FOREIGN KEY(complaint_id) REFERENCES complaint (id)
);
INSERT INTO "complainant" VALUES(1,NULL,NULL,NULL,NULL,'等得太久');
CREATE TABLE complaint (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  registered_us INTEGER NOT NULL,
  registrar TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  handled_as TEXT NOT NULL,
  named INTEGER NOT NULL,
  dept TEXT,
  window TEXT,
  service_id INTEGER,
  matter TEXT,
  facts TEXT NOT NULL,
  evidence TEXT,
  state TEXT NOT NULL,
  handler TEXT,
  admit_due_on DATE NOT NULL,
  decided_on DATE,
  declined_because TEXT,
  handle_due_on DATE,
  extended_days INTEGER NOT NULL,
  tests_days INTEGER NOT NULL,
  finding TEXT,
  founded INTEGER,
  answer TEXT,
  answered_on DATE,
  tell_due_on DATE,
  told_us INTEGER,
  told_how TEXT,
  satisfied TEXT,
  second_due_on DATE,
  second_us INTEGER,
  cause TEXT,
  summary TEXT,
  closed_us INTEGER,
  closed_by TEXT,
  next_due_on DATE,
  provisional INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_complaint_number UNIQUE (year, seq),
  CONSTRAINT ck_complaint_kind CHECK (kind IN ('complaint', 'report')),
  CONSTRAINT ck_complaint_channel CHECK (channel IN ('window', 'phone', 'letter', 'box', 'hotline')),
  CONSTRAINT ck_complaint_handled_as CHECK (handled_as IN ('on_the_spot', 'passed_on', 'opinion')),
  CONSTRAINT ck_complaint_state CHECK (state IN ('registered', 'admitted', 'declined', 'answered', 'told', 'closed')),
  CONSTRAINT ck_complaint_satisfied CHECK (satisfied IS NULL OR satisfied IN ('yes', 'no', 'unsaid')),
  CONSTRAINT ck_complaint_closed CHECK (state <> 'closed' OR (closed_us IS NOT NULL AND closed_by IS NOT NULL AND cause IS NOT NULL)),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "complaint" VALUES(1,2026,1,'2026-00001','2026-11-23',1795398361747202,'101','complaint','window','passed_on',0,NULL,NULL,NULL,NULL,'等得太久',NULL,'registered',NULL,'2026-12-02',NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-12-02',0);
CREATE TABLE complaint_event (
  complaint_id INTEGER NOT NULL,
  journal_id INTEGER NOT NULL,
  PRIMARY KEY (complaint_id, journal_id),
  FOREIGN KEY(complaint_id) REFERENCES complaint (id),
  FOREIGN KEY(journal_id) REFERENCES journal (id)
);
INSERT INTO "complaint_event" VALUES(1,47);
CREATE TABLE complaint_link (
  id INTEGER NOT NULL,
  complaint_id INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  because TEXT NOT NULL,
  linked_by TEXT NOT NULL,
  linked_us INTEGER NOT NULL,
  holds INTEGER,
  decided_by TEXT,
  decided_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_complaint_link UNIQUE (complaint_id, clerk),
  CONSTRAINT ck_complaint_link_decided CHECK ((decided_by IS NULL) = (holds IS NULL)),
  CONSTRAINT ck_complaint_link_second CHECK (decided_by IS NULL OR (decided_by <> linked_by AND decided_by <> clerk)),
  CONSTRAINT ck_complaint_link_other CHECK (linked_by <> clerk),
  FOREIGN KEY(complaint_id) REFERENCES complaint (id)
);
CREATE TABLE counter (
  day DATE NOT NULL,
  series TEXT NOT NULL,
  last INTEGER NOT NULL,
  stopped TEXT,
  passed_over INTEGER NOT NULL,
  PRIMARY KEY (day, series)
);
INSERT INTO "counter" VALUES('2026-11-23','A',4,NULL,0);
INSERT INTO "counter" VALUES('2026-11-23','B',2,NULL,0);
CREATE TABLE day_closing (
  day DATE NOT NULL,
  closed_us INTEGER NOT NULL,
  clerk TEXT,
  print_job INTEGER,
  PRIMARY KEY (day)
);
CREATE TABLE day_tally (
  day DATE NOT NULL,
  told_by TEXT NOT NULL,
  zone TEXT NOT NULL,
  found BLOB NOT NULL,
  PRIMARY KEY (day, told_by)
);
CREATE TABLE enquiry (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  asked_us INTEGER NOT NULL,
  first_clerk TEXT NOT NULL,
  window TEXT,
  ticket_id INTEGER,
  service_id INTEGER,
  question TEXT NOT NULL,
  answer TEXT,
  state TEXT NOT NULL,
  handed_to TEXT,
  handed_us INTEGER,
  confirmed_us INTEGER,
  closed_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_enquiry_state CHECK (state IN ('open', 'handed', 'closed')),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "enquiry" VALUES(1,'2026-11-23',1795398300654602,'102','2',NULL,NULL,'营业执照怎么注销',NULL,'open',NULL,NULL,NULL,NULL);
CREATE TABLE errand (
  ticket_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  service_id INTEGER NOT NULL,
  done INTEGER NOT NULL,
  PRIMARY KEY (ticket_id, position),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
CREATE TABLE fee (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  case_id INTEGER,
  ticket_id INTEGER,
  service_id INTEGER NOT NULL,
  payee TEXT NOT NULL,
  cents INTEGER NOT NULL,
  method TEXT NOT NULL,
  relief TEXT,
  taken_us INTEGER NOT NULL,
  clerk TEXT,
  window TEXT,
  void_reason TEXT,
  PRIMARY KEY (id),
  CONSTRAINT uq_fee_number UNIQUE (year, seq),
  CONSTRAINT ck_fee_cents CHECK (cents >= 0),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
CREATE TABLE first_pin (
  number TEXT NOT NULL,
  PRIMARY KEY (number),
  FOREIGN KEY(number) REFERENCES clerk (number)
);
CREATE TABLE green (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  ticket_id INTEGER,
  case_id INTEGER,
  category TEXT NOT NULL,
  document TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_green_about CHECK (ticket_id IS NOT NULL OR case_id IS NOT NULL),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE hall_now (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  catalogue_id INTEGER,
  zone TEXT NOT NULL,
  day_starts TEXT NOT NULL,
  code_key TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_hall_now_one_row CHECK (id = 1)
);
INSERT INTO "hall_now" VALUES(1,'2026-11-23',1,'Asia/Shanghai','04:00','56eef630350ce284fbbf5c974f73d247');
CREATE TABLE handover_note (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  clerk TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_handover_note CHECK (note <> '')
);
CREATE TABLE inspection (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  kind TEXT NOT NULL,
  inspector TEXT NOT NULL,
  places TEXT NOT NULL,
  sheet TEXT NOT NULL,
  started_us INTEGER NOT NULL,
  finished_us INTEGER,
  score FLOAT,
  passed INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_inspection_number UNIQUE (year, seq),
  CONSTRAINT ck_inspection_kind CHECK (kind IN ('round', 'acceptance')),
  CONSTRAINT ck_inspection_verdict CHECK ((passed IS NOT NULL) = (kind = 'acceptance' AND finished_us IS NOT NULL))
);
CREATE TABLE inspection_mark (
  id INTEGER NOT NULL,
  inspection_id INTEGER NOT NULL,
  place TEXT NOT NULL,
  item TEXT NOT NULL,
  norm TEXT NOT NULL,
  state TEXT NOT NULL,
  observed INTEGER,
  used INTEGER,
  deduct INTEGER NOT NULL,
  note TEXT,
  photo TEXT,
  owner TEXT,
  fix_by_on DATE,
  marked_us INTEGER NOT NULL,
  fix TEXT,
  fixed_us INTEGER,
  fixed_by TEXT,
  rechecked_us INTEGER,
  rechecked_by TEXT,
  recheck_note TEXT,
  reopened INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_inspection_mark UNIQUE (inspection_id, place, item),
  CONSTRAINT ck_inspection_mark_state CHECK (state IN ('ok', 'na', 'failed', 'fixed', 'closed')),
  CONSTRAINT ck_inspection_mark_used CHECK (used IS NULL OR (used >= 0 AND used <= observed)),
  CONSTRAINT ck_inspection_mark_owner CHECK (state NOT IN ('failed', 'fixed', 'closed') OR (owner IS NOT NULL AND fix_by_on IS NOT NULL)),
  CONSTRAINT ck_inspection_mark_fixed CHECK (state <> 'fixed' OR (fixed_us IS NOT NULL AND fixed_by IS NOT NULL AND fix IS NOT NULL)),
  CONSTRAINT ck_inspection_mark_closed CHECK (state <> 'closed' OR (fixed_us IS NOT NULL AND fixed_by IS NOT NULL AND fix IS NOT NULL AND rechecked_us IS NOT NULL AND rechecked_by IS NOT NULL AND rechecked_by <> fixed_by AND rechecked_by <> owner)),
  FOREIGN KEY(inspection_id) REFERENCES inspection (id)
);
CREATE TABLE journal (
  id INTEGER NOT NULL,
  at_us INTEGER NOT NULL,
  day DATE NOT NULL,
  kind TEXT NOT NULL,
  ticket_id INTEGER,
  window TEXT,
  clerk TEXT,
  facts TEXT NOT NULL,
  private TEXT,
  private_salt TEXT,
  private_digest TEXT,
  hash TEXT NOT NULL,
  PRIMARY KEY (id)
);
INSERT INTO "journal" VALUES(1,1795395661085825,'2026-11-23','catalogue_loaded',NULL,NULL,NULL,'{"catalogue":1,"services":23,"sha256":"03e8e334a9985d1004cdf093213a6f59c88786559aeb91829b7ed6a2befba568","version":"2026.11"}',NULL,NULL,NULL,'d2bccac230654319e8a336859d52ce1ec3db0c0fcd4670db6bc233f6de281eed');
INSERT INTO "journal" VALUES(2,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"101","role":"clerk"}',NULL,NULL,NULL,'c57ba6d0fd2a045415e9d2244d461f2459e93989e389873dc9cb1e2869ad24fd');
INSERT INTO "journal" VALUES(3,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"102","role":"clerk"}',NULL,NULL,NULL,'53eff7d7b81bf93d4a570f9a41e8bbce6b4492e8e5e29d3fc7039dc5b8d18964');
INSERT INTO "journal" VALUES(4,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"103","role":"clerk"}',NULL,NULL,NULL,'4360fcd65483b1f14e43411d483212c09fc88917298267f546fd65080dd5c1d3');
INSERT INTO "journal" VALUES(5,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"104","role":"clerk"}',NULL,NULL,NULL,'671e186d68f10f1fecf7ab7e10cef0eeccbec16c9a4dfe2c0a7d2c7b48abbcb8');
INSERT INTO "journal" VALUES(6,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"105","role":"clerk"}',NULL,NULL,NULL,'ec28d24638d42a38b53a9669eeb03029990fc85c852bb90f8289f5133b51e6d7');
INSERT INTO "journal" VALUES(7,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"106","role":"clerk"}',NULL,NULL,NULL,'f30841736be895ca639ecc7f98a879ca8b32672cd30fdea892c7d73df2972e5f');
INSERT INTO "journal" VALUES(8,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"201","role":"guide"}',NULL,NULL,NULL,'8c2c2807fe6fdf3f148b90a1c40c30fa9791efe294f467a5c96f24a9099c541a');
INSERT INTO "journal" VALUES(9,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"301","role":"lead"}',NULL,NULL,NULL,'3d722ae51d53b57637b8cee5b0164286d7449227bb99477d307c485a0d7aec01');
INSERT INTO "journal" VALUES(10,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"401","role":"reviewer"}',NULL,NULL,NULL,'5512baf525149bf83b85812b9f24be97b4b029f0d724eff0dbe7f88f41f9cd8c');
INSERT INTO "journal" VALUES(11,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"501","role":"inspector"}',NULL,NULL,NULL,'eb4579ef0eac7948836286e2953fca205e1d169b296255a293c8c5e1b3d1de8d');
INSERT INTO "journal" VALUES(12,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"601","role":"auditor"}',NULL,NULL,NULL,'12ecbb0a83227a7f006c92543b7fa719dec1d35066cb4365540a02f309777dae');
INSERT INTO "journal" VALUES(13,1795395661085825,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"901","role":"admin"}',NULL,NULL,NULL,'7dee9194b11ae68f0f9bdd65fc9713428a192ec5abce648ac3e1f1eaca22e6f8');
INSERT INTO "journal" VALUES(14,1795395781497680,'2026-11-23','window_opened',NULL,'1','101','{"reason":null}',NULL,NULL,NULL,'febcdffc490b2acc21c05b57837bb7552546d4fd5cb0d34c5876a7333c80fa85');
INSERT INTO "journal" VALUES(15,1795395841381814,'2026-11-23','window_opened',NULL,'2','102','{"reason":null}',NULL,NULL,NULL,'5f18e427dc79a88543014b8591ee786c3c75b1340da926f472acd0238c71af03');
INSERT INTO "journal" VALUES(16,1795395901438485,'2026-11-23','window_opened',NULL,'3','103','{"reason":null}',NULL,NULL,NULL,'71d62c07608efb0e0c15f5611d1d9a6b7837a40edb440c5d55db38908c0dfb08');
INSERT INTO "journal" VALUES(17,1795395961386453,'2026-11-23','issued',1,NULL,NULL,'{"number":"A001","print_job":1,"priority":null,"service":"A01","source":"command"}',NULL,NULL,NULL,'7f780aca7544d13a04e5d671fe343fa77a5dbfe6f24667a546029cd8877b28ad');
INSERT INTO "journal" VALUES(18,1795395961410417,'2026-11-23','print_job',1,NULL,NULL,'{"copy":1,"job":1,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'519529b1fb007c27d9f5c34eb20fccb0cb2445d5bee5121a29dcb85dcf2e2ed0');
INSERT INTO "journal" VALUES(19,1795395961410417,'2026-11-23','printer_state',NULL,NULL,NULL,'{"printer":"screen","state":"ready"}',NULL,NULL,NULL,'1744854eec2302c6eeefef6c9f5ce981c3a5aeb33e641d9e5db5ad496b92dd6d');
INSERT INTO "journal" VALUES(20,1795396021837067,'2026-11-23','issued',2,NULL,NULL,'{"number":"A002","print_job":2,"priority":null,"service":"A01","source":"command"}',NULL,NULL,NULL,'a6d79e6580e0f63b9d207c569faf3da1384886e2e6c9c8aadbb44586e08d30d0');
INSERT INTO "journal" VALUES(21,1795396021880348,'2026-11-23','print_job',2,NULL,NULL,'{"copy":1,"job":2,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'e3621bc8a847714ea547f6beeb5b6ce01169adbca19789c1378ff5afefc4b889');
INSERT INTO "journal" VALUES(22,1795396081059196,'2026-11-23','issued',3,NULL,NULL,'{"number":"A003","print_job":3,"priority":null,"service":"A02","source":"command"}',NULL,NULL,NULL,'43d2da717d77d33fc9cc959225b93f55098b08152e38022401ae2ca7d4812a0a');
INSERT INTO "journal" VALUES(23,1795396081105156,'2026-11-23','print_job',3,NULL,NULL,'{"copy":1,"job":3,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'64298114be9475c00e6af06a4164ffc87359943c34993d3536f4789065305dcb');
INSERT INTO "journal" VALUES(24,1795396141476280,'2026-11-23','issued',4,NULL,NULL,'{"number":"B001","print_job":4,"priority":null,"service":"B01","source":"command"}',NULL,NULL,NULL,'13b17e6005c1c6afad4787bbfa20ea0e218f39177e5a6bec299eb6a86bc27d6d');
INSERT INTO "journal" VALUES(25,1795396141500830,'2026-11-23','print_job',4,NULL,NULL,'{"copy":1,"job":4,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'be91b12cec66da229df5a9ba1f5011c73c7cb633fce5ec900bea4f485e2aa41d');
INSERT INTO "journal" VALUES(26,1795396201767563,'2026-11-23','issued',5,NULL,NULL,'{"number":"B002","print_job":5,"priority":null,"service":"B01","source":"command"}',NULL,NULL,NULL,'0e6db8e2f4e2b90040627c6f55b5ac16da5540d87e38d36a70458a6f1c4df725');
INSERT INTO "journal" VALUES(27,1795396201798873,'2026-11-23','print_job',5,NULL,NULL,'{"copy":1,"job":5,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'6ab6f6e31f5abbcea34b39a162c320a0d0da0ff738240a18edfa24c6da6c7cde');
INSERT INTO "journal" VALUES(28,1795396261325265,'2026-11-23','issued',6,NULL,NULL,'{"number":"A004","print_job":6,"priority":null,"service":"A01","source":"command"}',NULL,NULL,NULL,'7741ffeabce94b7d369f28f507521e8e5ab2dd53bf592e95b6759e45aa631734');
INSERT INTO "journal" VALUES(29,1795396261347464,'2026-11-23','print_job',6,NULL,NULL,'{"copy":1,"job":6,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'330d80ad11ddfef656783bb22731938075b5cd93a26284d9e5e753e7d331cb85');
INSERT INTO "journal" VALUES(30,1795396321723166,'2026-11-23','called',1,'1','101','{"number":"A001","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[7],"periods":[[1,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"A001","priority":"","promise_min":15,"rate":"1","wait_min":6}}',NULL,NULL,NULL,'d816d5fca96c7b9446bbeb308ddcc609765f92f6a5b30757af387abfa4706831');
INSERT INTO "journal" VALUES(31,1795396381883624,'2026-11-23','started',1,'1','101','{"number":"A001","undo":{"before":{"state":"called"},"opened":[8],"periods":[[7,"walk",null]]}}',NULL,NULL,NULL,'54b4804d19584786a7e73f97c5f227a94b953bcc389415cc475e04413b41098d');
INSERT INTO "journal" VALUES(32,1795396740930309,'2026-11-23','finished',1,'1','101','{"number":"A001","outcome":"done","undo":{"before":{"outcome":null,"state":"serving"},"opened":[],"periods":[[8,"handling",null]]}}',NULL,NULL,NULL,'2134abb5011a9f15fee09073dfd46bbe8ec9ac867f845a28ce9e1894f2a31b17');
INSERT INTO "journal" VALUES(33,1795396800907708,'2026-11-23','called',2,'1','101','{"number":"A002","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[9],"periods":[[2,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"A002","priority":"","promise_min":15,"rate":"1","wait_min":12}}',NULL,NULL,NULL,'dd722de6a712f1731dd38644dcba3806be827d8d97b681cedfeb241dd5cc14ad');
INSERT INTO "journal" VALUES(34,1795396981177087,'2026-11-23','started',2,'1','101','{"number":"A002","undo":{"before":{"state":"called"},"opened":[10],"periods":[[9,"walk",null]]}}',NULL,NULL,NULL,'35a629d946f430d47af32e4b80482d3f3010b509e7180bbc2b1dee876124c035');
INSERT INTO "journal" VALUES(35,1795397161615596,'2026-11-23','held',2,'1','101','{"number":"A002","reason":"","undo":{"before":{"state":"serving"},"opened":[11],"periods":[[10,"handling",null]]}}',NULL,NULL,NULL,'b4acf4b72fb4dfe2ec0d58bb92e396d55e7db5c5ccf8e58c1026a7490dc0d96d');
INSERT INTO "journal" VALUES(36,1795397281595571,'2026-11-23','called',4,'3','103','{"number":"B001","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[12],"periods":[[4,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"B001","priority":"","promise_min":15,"rate":"1","wait_min":19}}',NULL,NULL,NULL,'1bd2db4501afedf0d2bbf8056dd88684ef1f7aa32cbe21cf54f658dbd1e622b3');
INSERT INTO "journal" VALUES(37,1795397342035347,'2026-11-23','started',4,'3','103','{"number":"B001","undo":{"before":{"state":"called"},"opened":[13],"periods":[[12,"walk",null]]}}',NULL,NULL,NULL,'ed97306ca42bf5227fe802b1d69ce615c978ba52b3916d3e418c06444f536a95');
INSERT INTO "journal" VALUES(38,1795397880926162,'2026-11-23','finished',4,'3','103','{"number":"B001","outcome":"done","undo":{"before":{"outcome":null,"state":"serving"},"opened":[],"periods":[[13,"handling",null]]}}',NULL,NULL,NULL,'0cb3ef8839d614eca19f74b5f0509520f64aec2670e75c00583168b193b72716');
INSERT INTO "journal" VALUES(39,1795397940775927,'2026-11-23','cancelled',5,NULL,NULL,'{"number":"B002","reason":"走了","undo":{"before":{"state":"waiting"},"opened":[],"periods":[[5,"wait",null]]}}',NULL,NULL,NULL,'fc3c376647f3600fa7292082b1625d6c1cff5c1644399d96ffc053ca76429661');
INSERT INTO "journal" VALUES(40,1795398000660734,'2026-11-23','called',3,'2','102','{"number":"A003","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[14],"periods":[[3,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"A003","priority":"","promise_min":15,"rate":"1","wait_min":31}}',NULL,NULL,NULL,'d56258e8c37db867d5d4a893bd716f36f80deba4092040d4b8e304787864e48b');
INSERT INTO "journal" VALUES(41,1795398121347055,'2026-11-23','window_paused',NULL,'3','103','{"reason":"meal"}',NULL,NULL,NULL,'e7926430f5a46f01cd6b52e4ed6187d1261cf3265b966d4ea6dfe3813dc74af3');
INSERT INTO "journal" VALUES(42,1795398181201058,'2026-11-23','notice_given',6,'2','102','{"catalogue":"2026.11","missing":["form","charter","id_people","appoint"],"needed":["form","charter","id_people","appoint"],"notice":"2026-00001","number":"A004","print_job":7,"service":"A01","yes":[]}',NULL,NULL,NULL,'779fe49ecd693b83f8465356d296fae31e68ff86dbdc62aa6b8064f279f34471');
INSERT INTO "journal" VALUES(43,1795398181220767,'2026-11-23','print_job',6,NULL,NULL,'{"copy":1,"job":7,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'67c95e26d01cd7134363fe83ce06fd60dc7cb67c6d3f1f67b86ebd7dd288e0b0');
INSERT INTO "journal" VALUES(44,1795398181286804,'2026-11-23','print_job',6,NULL,NULL,'{"copy":1,"job":8,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'efba54ef7e316e430ce23e5d05829f4eb419eba15caa92907b32d1c5c527e0b6');
INSERT INTO "journal" VALUES(45,1795398241589099,'2026-11-23','case_received',NULL,'2','102','{"case":"2026-00001","service":"B07"}',NULL,NULL,NULL,'9546284799046e290f61bde2b695460fcd1dd3065677b629ce38e3aa5842563d');
INSERT INTO "journal" VALUES(46,1795398300654602,'2026-11-23','enquiry_asked',NULL,'2','102','{"enquiry":1,"service":null}',NULL,NULL,NULL,'2d084c95bcc66fabbd4fa5b459832516557216ea3500e6fc07e7456bbff04e29');
INSERT INTO "journal" VALUES(47,1795398361747202,'2026-11-23','complaint_registered',NULL,'1','101','{"channel":"window","complaint":"2026-00001","named":false,"of":"complaint"}',NULL,NULL,NULL,'76d8606075f24c3e777b51cd43575b5be2a19d723026c0cc85c31655d7a3919b');
INSERT INTO "journal" VALUES(48,1795398361834292,'2026-11-23','print_job',NULL,NULL,NULL,'{"copy":1,"job":9,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'21ba95c0f7aaf502a5acf60c8c59b847ad77535da1c9810d5cc3b5406e380f8d');
INSERT INTO "journal" VALUES(49,1795399321642461,'2026-11-23','review_given',NULL,NULL,'401','{"channel":"paper","grade":2,"named":false,"review":"2026-00001","visit_day":"2026-11-23"}',NULL,NULL,NULL,'d2fe7ad2b4e3259397a25a2010b00899931cbc0a0028d2ebd68fe02106147537');
CREATE TABLE material (
  id INTEGER NOT NULL,
  catalogue_id INTEGER NOT NULL,
  service_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  material TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  originals INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  applies_when TEXT,
  applies_unless TEXT,
  PRIMARY KEY (id),
  CONSTRAINT uq_material_of_service UNIQUE (service_id, material),
  FOREIGN KEY(catalogue_id) REFERENCES catalogue_version (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "material" VALUES(1,1,1,1,'form','公司登记(备案)申请书','Company registration (filing) application form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(2,1,1,2,'charter','公司章程','Articles of association',1,0,NULL,NULL);
INSERT INTO "material" VALUES(3,1,1,3,'id_people','股东、法定代表人、董事、监事、高级管理人员身份证明','Identity documents of shareholders, legal representative, directors, supervisors and managers',1,1,NULL,NULL);
INSERT INTO "material" VALUES(4,1,1,4,'corp_sh','法人股东主体资格文件(加盖公章)','Corporate shareholder''s certificate of status, sealed',0,1,'corporate_shareholder',NULL);
INSERT INTO "material" VALUES(5,1,1,5,'appoint','法定代表人、董事、监事和高级管理人员的任职文件','Documents appointing the legal representative, directors, supervisors and managers',1,0,NULL,NULL);
INSERT INTO "material" VALUES(6,1,1,6,'deed','房屋权属证明','Proof of title to the premises',0,1,'premises_owned',NULL);
INSERT INTO "material" VALUES(7,1,1,7,'lease','租赁合同及房屋权属证明','Lease and the landlord''s proof of title',1,1,'premises_rented',NULL);
INSERT INTO "material" VALUES(8,1,1,8,'preapproval','前置许可批准文件','Prior approval document',0,1,'has_preapproval',NULL);
INSERT INTO "material" VALUES(9,1,1,9,'proxy','指定代表或委托代理人授权委托书及身份证明','Power of attorney and the agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(10,1,2,1,'form','个体工商户登记(备案)申请书','Sole-trader registration form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(11,1,2,2,'id_owner','经营者身份证明','Operator''s identity document',1,1,NULL,NULL);
INSERT INTO "material" VALUES(12,1,2,3,'id_family','参加经营的家庭成员身份证明','Identity documents of household members taking part',1,1,'family_run',NULL);
INSERT INTO "material" VALUES(13,1,2,4,'deed','经营场所权属证明','Proof of title to the premises',0,1,'premises_owned',NULL);
INSERT INTO "material" VALUES(14,1,2,5,'lease','租赁合同','Lease',0,1,'premises_rented',NULL);
INSERT INTO "material" VALUES(15,1,2,6,'preapproval','前置许可批准文件','Prior approval document',0,1,'has_preapproval',NULL);
INSERT INTO "material" VALUES(16,1,2,7,'proxy','委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(17,1,3,1,'form','公司变更登记(备案)申请书','Change application form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(18,1,3,2,'resolution','变更决议或决定','Resolution or decision on the change',1,0,'chg_charter',NULL);
INSERT INTO "material" VALUES(19,1,3,3,'charter','修改后的章程或章程修正案','Amended articles or amendment',1,0,'chg_charter',NULL);
INSERT INTO "material" VALUES(20,1,3,4,'newaddr','新住所使用相关文件','Document of use for the new address',0,1,'chg_address',NULL);
INSERT INTO "material" VALUES(21,1,3,5,'newrep','新法定代表人任职文件和身份证明','Appointment and identity document of the new legal representative',1,1,'chg_legalrep',NULL);
INSERT INTO "material" VALUES(22,1,3,6,'preapproval','有关批准文件或许可证书','Approval or permit',0,1,'has_preapproval',NULL);
INSERT INTO "material" VALUES(23,1,3,7,'oldlic','原营业执照正、副本(缴回)','Old licence, both originals, to be handed back',1,0,'chg_on_licence',NULL);
INSERT INTO "material" VALUES(24,1,3,8,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(25,1,4,1,'form','公司注销登记申请书','Deregistration form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(26,1,4,2,'resolution','解散、注销的决议或决定','Resolution to dissolve and deregister',1,0,NULL,NULL);
INSERT INTO "material" VALUES(27,1,4,3,'liquidation','清算报告','Liquidation report',1,0,NULL,NULL);
INSERT INTO "material" VALUES(28,1,4,4,'tax','清税证明','Tax clearance certificate',0,1,NULL,NULL);
INSERT INTO "material" VALUES(29,1,4,5,'court','人民法院指定证明','Court appointment',0,1,'court_appointed',NULL);
INSERT INTO "material" VALUES(30,1,4,6,'oldlic','营业执照正、副本(缴回)','Licence, both originals, to be handed back',1,0,NULL,NULL);
INSERT INTO "material" VALUES(31,1,4,7,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(32,1,5,1,'form','注销登记申请书','Deregistration form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(33,1,5,2,'pledge','全体投资人承诺书','Undertaking signed by all investors',1,0,NULL,NULL);
INSERT INTO "material" VALUES(34,1,5,3,'oldlic','营业执照正、副本(缴回)','Licence, both originals, to be handed back',1,0,NULL,NULL);
INSERT INTO "material" VALUES(35,1,6,1,'form','个体工商户注销登记申请书','Deregistration form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(36,1,6,2,'tax','清税证明','Tax clearance certificate',0,1,'tax_registered','simple_procedure');
INSERT INTO "material" VALUES(37,1,6,3,'oldlic','营业执照正、副本(缴回)','Licence, to be handed back',1,0,NULL,NULL);
INSERT INTO "material" VALUES(38,1,7,1,'form','营业执照补领/换发申请书','Replacement application',1,0,NULL,NULL);
INSERT INTO "material" VALUES(39,1,7,2,'damaged','损坏的营业执照','The damaged licence',1,0,NULL,'licence_lost');
INSERT INTO "material" VALUES(40,1,7,3,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(41,1,8,1,'form','申请人签字或盖章的《股权出质设立登记申请书》','Signed or sealed equity-pledge application',1,0,NULL,NULL);
INSERT INTO "material" VALUES(42,1,8,2,'register','记载出质人姓名及出资额的股东名册复印件','Copy of the shareholder register showing the pledgor and amount',0,1,NULL,'company_limited_shares');
INSERT INTO "material" VALUES(43,1,8,3,'share','出质人持有的股票复印件','Copy of the share certificates',0,1,'company_limited_shares',NULL);
INSERT INTO "material" VALUES(44,1,8,4,'contract','质权合同','Pledge contract',1,0,NULL,NULL);
INSERT INTO "material" VALUES(45,1,8,5,'id_party','出质人、质权人身份证明复印件','Copies of identity documents of pledgor and pledgee',0,1,NULL,NULL);
INSERT INTO "material" VALUES(46,1,8,6,'org_party','单位主体资格证明复印件','Copy of the organisation''s certificate',0,1,'pledgor_is_org',NULL);
INSERT INTO "material" VALUES(47,1,8,7,'proxy','指定代表或共同委托代理人的证明','Proof of appointed representative or joint agent',1,0,'by_agent',NULL);
INSERT INTO "material" VALUES(48,1,9,1,'form','歇业备案申请书','Closure filing form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(49,1,9,2,'addr','法律文书送达地址确认书','Confirmation of address for service',1,0,'address_of_service',NULL);
INSERT INTO "material" VALUES(50,1,9,3,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(51,1,10,1,'form','农民专业合作社登记(备案)申请书','Cooperative registration form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(52,1,10,2,'minutes','全体设立人签名或盖章的设立大会纪要','Founding-meeting minutes signed by all founders',1,0,NULL,NULL);
INSERT INTO "material" VALUES(53,1,10,3,'charter','章程','Articles',1,0,NULL,NULL);
INSERT INTO "material" VALUES(54,1,10,4,'appoint','法定代表人、理事的任职文件和身份证明','Appointment and identity documents of the representative and directors',1,1,NULL,NULL);
INSERT INTO "material" VALUES(55,1,10,5,'members','成员名册和出资清单, 以及成员身份证明','Member list and contributions, with identity documents',1,1,NULL,NULL);
INSERT INTO "material" VALUES(56,1,10,6,'lease','住所使用相关文件','Document of use for the address',0,1,NULL,NULL);
INSERT INTO "material" VALUES(57,1,10,7,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(58,1,11,1,'form','食品经营许可申请书','Food licence application',1,0,NULL,NULL);
INSERT INTO "material" VALUES(59,1,11,2,'licence','营业执照或其他主体资格证明','Business licence or other certificate of status',0,1,NULL,NULL);
INSERT INTO "material" VALUES(60,1,11,3,'layout','主要设备设施、经营布局、操作流程等文件','Equipment list, layout and operating flow',1,0,NULL,NULL);
INSERT INTO "material" VALUES(61,1,11,4,'rules','食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置等规章制度目录','List of food-safety rules: self-inspection, staff health, purchase records, incident handling',1,0,NULL,NULL);
INSERT INTO "material" VALUES(62,1,11,5,'vending','自动设备产品合格证明、放置地点、食品经营许可证公示方法','Machine conformity certificate, placement and how the licence is displayed',0,1,'vending_machine',NULL);
INSERT INTO "material" VALUES(63,1,11,6,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(64,1,12,1,'form','仅销售预包装食品备案信息采集表','Filing data form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(65,1,12,2,'licence','营业执照','Business licence',0,1,NULL,NULL);
INSERT INTO "material" VALUES(66,1,13,1,'form','食品小经营店备案申请表','Small food shop filing form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(67,1,13,2,'licence','营业执照','Business licence',0,1,NULL,NULL);
INSERT INTO "material" VALUES(68,1,13,3,'health','从业人员有效健康证明','Valid health certificates of staff',0,1,NULL,NULL);
INSERT INTO "material" VALUES(69,1,13,4,'layout','主要设备设施布局、操作流程','Layout and operating flow',1,0,'cook_on_site',NULL);
INSERT INTO "material" VALUES(70,1,13,5,'pledge','食品安全承诺书','Food-safety undertaking',1,0,NULL,NULL);
INSERT INTO "material" VALUES(71,1,14,1,'form','食品生产许可申请书','Food production application',1,0,NULL,NULL);
INSERT INTO "material" VALUES(72,1,14,2,'layout','食品生产设备布局图和食品生产工艺流程图','Equipment layout and process flow chart',1,0,NULL,NULL);
INSERT INTO "material" VALUES(73,1,14,3,'equip','食品生产主要设备、设施清单','List of main production equipment',1,0,NULL,NULL);
INSERT INTO "material" VALUES(74,1,14,4,'staff','专职或兼职的食品安全专业技术人员、管理人员信息和食品安全管理制度','Food-safety technical and managing staff, and management rules',1,0,NULL,NULL);
INSERT INTO "material" VALUES(75,1,14,5,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(76,1,15,1,'form','药品经营许可证申请表','Pharmacy licence application',1,0,NULL,NULL);
INSERT INTO "material" VALUES(77,1,15,2,'people','法定代表人、主要负责人、质量负责人学历、资格和工作经历证明','Education, qualification and record of the representative and quality head',1,1,NULL,NULL);
INSERT INTO "material" VALUES(78,1,15,3,'pharmacist','执业药师注册证','Registered pharmacist certificate',1,1,NULL,'otc_b_only');
INSERT INTO "material" VALUES(79,1,15,4,'pharm_staff','药师或其他药学技术人员资格证明','Qualification of a pharmacist or other pharmacy technician',0,1,'otc_b_only',NULL);
INSERT INTO "material" VALUES(80,1,15,5,'premises','营业场所、仓库平面布置图及使用权证明','Floor plan and right to use the premises',1,1,NULL,NULL);
INSERT INTO "material" VALUES(81,1,15,6,'qms','质量管理文件及主要设施设备目录','Quality-management documents and equipment list',1,0,NULL,NULL);
INSERT INTO "material" VALUES(82,1,15,7,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(83,1,16,1,'people','法定代表人(企业负责人)、质量负责人身份证明、学历或职称材料复印件','Identity and education or title of the representative and quality head',0,1,NULL,NULL);
INSERT INTO "material" VALUES(84,1,16,2,'org','企业组织机构与部门设置','Organisation chart',1,0,NULL,NULL);
INSERT INTO "material" VALUES(85,1,16,3,'scope','医疗器械经营范围、经营方式','Scope and mode of trade',1,0,NULL,NULL);
INSERT INTO "material" VALUES(86,1,16,4,'site','经营场所和库房地理位置图、平面图','Location map and floor plan of premises and store',1,0,NULL,NULL);
INSERT INTO "material" VALUES(87,1,16,5,'deed','房屋产权文件复印件','Copy of title deed',0,1,'premises_owned',NULL);
INSERT INTO "material" VALUES(88,1,16,6,'lease','租赁协议复印件','Copy of lease',0,1,'premises_rented',NULL);
INSERT INTO "material" VALUES(89,1,16,7,'equip','主要经营设施、设备目录','List of main facilities and equipment',1,0,NULL,NULL);
INSERT INTO "material" VALUES(90,1,16,8,'qms','经营质量管理制度、工作程序等文件目录','List of quality rules and procedures',1,0,NULL,NULL);
INSERT INTO "material" VALUES(91,1,16,9,'proxy','经办人授权文件','Authorisation of the person filing',1,0,NULL,NULL);
INSERT INTO "material" VALUES(92,1,17,1,'people','法定代表人(企业负责人)、质量负责人身份证明、学历或职称材料复印件','Identity and education or title of the representative and quality head',0,1,NULL,NULL);
INSERT INTO "material" VALUES(93,1,17,2,'org','企业组织机构与部门设置','Organisation chart',1,0,NULL,NULL);
INSERT INTO "material" VALUES(94,1,17,3,'scope','医疗器械经营范围、经营方式','Scope and mode of trade',1,0,NULL,NULL);
INSERT INTO "material" VALUES(95,1,17,4,'site','经营场所和库房地理位置图、平面图','Location map and floor plan',1,0,NULL,NULL);
INSERT INTO "material" VALUES(96,1,17,5,'deed','房屋产权文件复印件','Copy of title deed',0,1,'premises_owned',NULL);
INSERT INTO "material" VALUES(97,1,17,6,'lease','租赁协议复印件','Copy of lease',0,1,'premises_rented',NULL);
INSERT INTO "material" VALUES(98,1,17,7,'equip','主要经营设施、设备目录','List of main facilities and equipment',1,0,NULL,NULL);
INSERT INTO "material" VALUES(99,1,17,8,'qms','经营质量管理制度、工作程序等文件目录','List of quality rules and procedures',1,0,NULL,NULL);
INSERT INTO "material" VALUES(100,1,17,9,'it','信息管理系统基本情况','Description of the traceability information system',1,0,NULL,NULL);
INSERT INTO "material" VALUES(101,1,17,10,'proxy','经办人授权文件','Authorisation of the person filing',1,0,NULL,NULL);
INSERT INTO "material" VALUES(102,1,18,1,'form','特种设备使用登记表(一式两份)','Equipment registration form, two copies',2,0,NULL,NULL);
INSERT INTO "material" VALUES(103,1,18,2,'uscc','含有使用单位统一社会信用代码的证明或个人身份证明','Certificate with the user''s credit code, or personal identity document',0,1,NULL,NULL);
INSERT INTO "material" VALUES(104,1,18,3,'cert','产品合格证(含产品数据表)','Product certificate with data sheet',1,1,NULL,NULL);
INSERT INTO "material" VALUES(105,1,18,4,'inspect','监督检验证明或首次检验报告','Supervised-inspection certificate or first inspection report',1,1,NULL,NULL);
INSERT INTO "material" VALUES(106,1,18,5,'drive','机动车行驶证','Vehicle licence',0,1,'mobile_vessel',NULL);
INSERT INTO "material" VALUES(107,1,18,6,'vreg','机动车登记证书','Vehicle registration certificate',0,1,'vehicle_cylinder',NULL);
INSERT INTO "material" VALUES(108,1,18,7,'energy','锅炉能效证明文件','Boiler energy-efficiency document',0,1,'boiler',NULL);
INSERT INTO "material" VALUES(109,1,19,1,'form','强制检定工作计量器具备案申请表','Filing form listing each instrument',1,0,NULL,NULL);
INSERT INTO "material" VALUES(110,1,19,2,'licence','营业执照或事业单位法人证书','Business licence or institution certificate',0,1,NULL,NULL);
INSERT INTO "material" VALUES(111,1,19,3,'device','受检计量器具(可移动的)','The instruments, if movable',1,0,NULL,NULL);
INSERT INTO "material" VALUES(112,1,20,1,'form','企业开办一表申请书','Single application form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(113,1,20,2,'charter','公司章程','Articles of association',1,0,NULL,NULL);
INSERT INTO "material" VALUES(114,1,20,3,'id_people','股东、法定代表人、董事、监事、高级管理人员、财务负责人、办税人员身份证明','Identity documents of shareholders, officers, finance and tax staff',1,1,NULL,NULL);
INSERT INTO "material" VALUES(115,1,20,4,'appoint','任职文件','Appointment documents',1,0,NULL,NULL);
INSERT INTO "material" VALUES(116,1,20,5,'deed','房屋权属证明','Proof of title',0,1,'premises_owned',NULL);
INSERT INTO "material" VALUES(117,1,20,6,'lease','租赁合同及房屋权属证明','Lease and landlord''s title',0,1,'premises_rented',NULL);
INSERT INTO "material" VALUES(118,1,20,7,'staff','职工参保信息表','Employee insurance data sheet',1,0,'hires_staff',NULL);
INSERT INTO "material" VALUES(119,1,20,8,'proxy','授权委托书及代理人身份证明','Power of attorney and agent''s identity document',1,1,'by_agent',NULL);
INSERT INTO "material" VALUES(120,1,21,1,'form','开办餐饮店一表申请书','Single application form',1,0,NULL,NULL);
INSERT INTO "material" VALUES(121,1,21,2,'id_owner','经营者身份证明','Operator''s identity document',1,1,NULL,NULL);
INSERT INTO "material" VALUES(122,1,21,3,'lease','经营场所使用证明','Right to use the premises',0,1,NULL,NULL);
INSERT INTO "material" VALUES(123,1,21,4,'layout','设备设施布局、操作流程','Layout and operating flow',1,0,NULL,NULL);
INSERT INTO "material" VALUES(124,1,21,5,'rules','食品安全规章制度目录','List of food-safety rules',1,0,NULL,NULL);
INSERT INTO "material" VALUES(125,1,21,6,'fireplan','场所平面布置图、消防设施平面图','Floor plan and fire-equipment plan',1,0,'dine_in_300',NULL);
INSERT INTO "material" VALUES(126,1,21,7,'sign','招牌效果图','Picture of the sign',1,0,'outdoor_sign',NULL);
INSERT INTO "material" VALUES(127,1,22,1,'facts','投诉人姓名、电话、通讯地址; 被投诉人名称、地址; 投诉请求和事实','Complainant''s name, phone, address; respondent''s name, address; request and facts',1,0,NULL,NULL);
INSERT INTO "material" VALUES(128,1,22,2,'proxy','授权委托书原件和受托人身份证明','Original power of attorney and agent''s identity document',1,0,'by_agent',NULL);
INSERT INTO "material" VALUES(129,1,23,1,'id','查询人有效身份证明','Searcher''s identity document',1,0,NULL,NULL);
INSERT INTO "material" VALUES(130,1,23,2,'auth','企业介绍信或委托书','Letter from the company, or power of attorney',1,0,'by_agent',NULL);
CREATE TABLE notice (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  ticket_id INTEGER,
  case_id INTEGER,
  service_id INTEGER NOT NULL,
  catalogue_id INTEGER NOT NULL,
  lang TEXT NOT NULL,
  answers TEXT NOT NULL,
  needed TEXT NOT NULL,
  missing INTEGER NOT NULL,
  of_notice INTEGER,
  override_reason TEXT,
  override_by TEXT,
  clerk TEXT,
  window TEXT,
  print_job INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_notice_number UNIQUE (year, seq),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(service_id) REFERENCES service (id),
  FOREIGN KEY(catalogue_id) REFERENCES catalogue_version (id),
  FOREIGN KEY(of_notice) REFERENCES notice (id),
  FOREIGN KEY(print_job) REFERENCES print_job (id)
);
INSERT INTO "notice" VALUES(1,2026,1,'2026-00001','2026-11-23',1795398181201058,6,NULL,1,1,'zh','[]','[{"id": "form", "originals": 1, "copies": 0, "present": false, "asked": true}, {"id": "charter", "originals": 1, "copies": 0, "present": false, "asked": true}, {"id": "id_people", "originals": 1, "copies": 1, "present": false, "asked": true}, {"id": "appoint", "originals": 1, "copies": 0, "present": false, "asked": true}]',4,NULL,NULL,NULL,'102','2',7);
CREATE TABLE notice_return (
  id INTEGER NOT NULL,
  notice_id INTEGER NOT NULL,
  ticket_id INTEGER,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  clerk TEXT,
  window TEXT,
  asked_more TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(notice_id) REFERENCES notice (id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE numbered_paper (
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  case_id INTEGER,
  made_us INTEGER NOT NULL,
  made_by TEXT,
  print_job INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_numbered_paper_kind CHECK (kind IN ('notice', 'supplement', 'acceptance', 'refusal', 'copy_notice', 'extension', 'suspension', 'completion', 'green', 'receipt', 'revocation')),
  CONSTRAINT uq_numbered_paper_number UNIQUE (kind, year, seq),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(print_job) REFERENCES print_job (id)
);
CREATE TABLE paper_counter (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
);
INSERT INTO "paper_counter" VALUES('notice',2026,1);
INSERT INTO "paper_counter" VALUES('case',2026,1);
INSERT INTO "paper_counter" VALUES('complaint',2026,1);
INSERT INTO "paper_counter" VALUES('review',2026,1);
CREATE TABLE period (
  id INTEGER NOT NULL,
  ticket_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  from_us INTEGER NOT NULL,
  to_us INTEGER,
  window TEXT,
  clerk TEXT,
  service_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_period_kind CHECK (kind IN ('wait', 'missed', 'walk', 'absent', 'handling', 'hold', 'away')),
  CONSTRAINT ck_period_forward CHECK (to_us IS NULL OR to_us >= from_us),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "period" VALUES(1,1,'wait',1795395961386453,1795396321723166,NULL,NULL,NULL);
INSERT INTO "period" VALUES(2,2,'wait',1795396021837067,1795396800907708,NULL,NULL,NULL);
INSERT INTO "period" VALUES(3,3,'wait',1795396081059196,1795398000660734,NULL,NULL,NULL);
INSERT INTO "period" VALUES(4,4,'wait',1795396141476280,1795397281595571,NULL,NULL,NULL);
INSERT INTO "period" VALUES(5,5,'wait',1795396201767563,1795397940775927,NULL,NULL,NULL);
INSERT INTO "period" VALUES(6,6,'wait',1795396261325265,NULL,NULL,NULL,NULL);
INSERT INTO "period" VALUES(7,1,'walk',1795396321723166,1795396381883624,'1','101',NULL);
INSERT INTO "period" VALUES(8,1,'handling',1795396381883624,1795396740930309,'1','101',1);
INSERT INTO "period" VALUES(9,2,'walk',1795396800907708,1795396981177087,'1','101',NULL);
INSERT INTO "period" VALUES(10,2,'handling',1795396981177087,1795397161615596,'1','101',1);
INSERT INTO "period" VALUES(11,2,'hold',1795397161615596,NULL,'1','101',NULL);
INSERT INTO "period" VALUES(12,4,'walk',1795397281595571,1795397342035347,'3','103',NULL);
INSERT INTO "period" VALUES(13,4,'handling',1795397342035347,1795397880926162,'3','103',11);
INSERT INTO "period" VALUES(14,3,'walk',1795398000660734,NULL,'2','102',NULL);
CREATE TABLE "person" (
  id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  id_no TEXT,
  phone TEXT,
  PRIMARY KEY (id),
  CONSTRAINT ck_person_subject CHECK (subject IN ('case', 'notice', 'enquiry', 'review', 'complaint')),
  CONSTRAINT ck_person_role CHECK (role IN ('applicant', 'agent', 'receiver', 'reviewer', 'complainant')),
  CONSTRAINT uq_person_role UNIQUE (subject, subject_id, role)
);
INSERT INTO "person" VALUES(1,'case',1,'applicant','张晓明',NULL,NULL);
CREATE TABLE print_job (
  id INTEGER NOT NULL,
  printer TEXT NOT NULL,
  kind TEXT NOT NULL,
  ticket_id INTEGER,
  copy_no INTEGER NOT NULL,
  copy_of INTEGER,
  slip_json TEXT NOT NULL,
  slip_sha256 TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  reason TEXT NOT NULL,
  tries INTEGER NOT NULL,
  holder TEXT,
  made_by TEXT NOT NULL,
  queued_us INTEGER NOT NULL,
  claimed_us INTEGER,
  moved_us INTEGER NOT NULL,
  settled_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_print_job_state CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'held', 'unknown', 'failed', 'cancelled')),
  CONSTRAINT ck_print_job_level CHECK (level IN ('', 'accepted', 'status', 'fence', 'process_id')),
  CONSTRAINT ck_print_job_settled CHECK ((state IN ('printed', 'cancelled')) = (settled_us IS NOT NULL))
);
INSERT INTO "print_job" VALUES(1,'screen','ticket',1,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A001"},{"is":"big","text":"有限责任公司设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面没有人等候"},{"is":"pair","left":"很快叫到您，请别走远","right":"取号 09:06","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：公司登记(备案)申请书、公司章程等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"117011"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','dc55da8f270f19400d2b072cd982a62626125bf53a0738ffcd0f1b6d815c5c8e','printed','accepted','screen',1,'512902acf3324f449500543640a5e569','',1795395961386453,1795395961403948,1795395961410417,1795395961410417);
INSERT INTO "print_job" VALUES(2,'screen','ticket',2,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A002","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A002"},{"is":"big","text":"有限责任公司设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面等候 1 人（同窗口可办）"},{"is":"pair","left":"很快叫到您，请别走远","right":"取号 09:07","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：公司登记(备案)申请书、公司章程等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"129123"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','0bdd8862c183b189da5ad72ad34a70a5a07fa6be1aa17df8c105fa05498fd50e','printed','accepted','screen',1,'d1b1cfd8400949548493fc616de9e51e','',1795396021837067,1795396021855069,1795396021880348,1795396021880348);
INSERT INTO "print_job" VALUES(3,'screen','ticket',3,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A003","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A003"},{"is":"big","text":"个体工商户设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面等候 2 人（同窗口可办）"},{"is":"pair","left":"预计等候 35 分钟以内","right":"取号 09:08","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：个体工商户登记(备案)申请书等2项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"134302"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','b1d3550d9b195d43c7990afcf4a03f91130cd841184bd73b0be439eace55d096','printed','accepted','screen',1,'8d692e5852fa496990d7aca5b621a879','',1795396081059196,1795396081098797,1795396081105156,1795396081105156);
INSERT INTO "print_job" VALUES(4,'screen','ticket',4,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"B001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"B001"},{"is":"big","text":"食品经营许可(新办)","size":2},{"is":"rule"},{"is":"line","text":"前面没有人等候"},{"is":"pair","left":"很快叫到您，请别走远","right":"取号 09:09","close":true},{"is":"pair","left":"可办窗口 3","right":"","close":true},{"is":"line","text":"请备好：食品经营许可申请书等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"147875"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','710d023e5320cc357342ef6f0cf8c3179e8a5f06253f34f10f330d1fa6de5b5c','printed','accepted','screen',1,'3bbf58f4d4314db6b51866f7beba5ce0','',1795396141476280,1795396141494812,1795396141500830,1795396141500830);
INSERT INTO "print_job" VALUES(5,'screen','ticket',5,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"B002","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"B002"},{"is":"big","text":"食品经营许可(新办)","size":2},{"is":"rule"},{"is":"line","text":"前面等候 1 人（同窗口可办）"},{"is":"pair","left":"预计等候 65 分钟以内","right":"取号 09:10","close":true},{"is":"pair","left":"可办窗口 3","right":"","close":true},{"is":"line","text":"请备好：食品经营许可申请书等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"159103"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','d2faedb7c9c900e04b62e86252561538563694f95ccd2af1df9a9dcb30dcdd65','printed','accepted','screen',1,'12f0f7b07bb2414e885639e809caecde','',1795396201767563,1795396201792881,1795396201798873,1795396201798873);
INSERT INTO "print_job" VALUES(6,'screen','ticket',6,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A004","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A004"},{"is":"big","text":"有限责任公司设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面等候 3 人（同窗口可办）"},{"is":"pair","left":"预计等候 55 分钟以内","right":"取号 09:11","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：公司登记(备案)申请书、公司章程等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"169166"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','e4faad860a9a48cb9589ddc73a7d47567b90a10092f7d1c7f809593065f5e4c0','printed','accepted','screen',1,'229f29cdb72c4f7ebef44b5667c88e52','',1795396261325265,1795396261343729,1795396261347464,1795396261347464);
INSERT INTO "print_job" VALUES(7,'screen','notice',6,1,NULL,'{"v":1,"kind":"notice","lang":"zh","title":"2026-00001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"line","text":"一次性告知单","align":"center","size":2,"bold":true},{"is":"pair","left":"申请人联","right":"〔2026〕第00001号"},{"is":"rule"},{"is":"sign","label":"申请人："},{"is":"line","text":"办理事项：有限责任公司设立登记"},{"is":"line","text":"委托他人代办？ 否"},{"is":"line","text":"经营场所为自有房产？ 否"},{"is":"line","text":"经营场所为租赁？ 否"},{"is":"line","text":"经营范围含登记前须经批准的项目？ 否"},{"is":"line","text":"股东中有单位？ 否"},{"is":"rule"},{"is":"line","text":"材料4项（√已有 □还缺）："},{"is":"table","head":["序号","材料名称","材料形式","份数","材料来源","其他要求"],"rows":[["□1","公司登记(备案)申请书","原件","1","自备",""],["□2","公司章程","原件","1","自备",""],["□3","股东、法定代表人、董事、监事、高级管理人员身份证明","原件/复印件","1/1","自备","实名认证系统核验的免交复印件"],["□4","法定代表人、董事、监事和高级管理人员的任职文件","原件","1","自备",""]],"widths":[5,0,12,5,9,0],"aligns":"llccll"},{"is":"line","text":"还缺4项：第1、2、3、4项","bold":true},{"is":"line","text":"以上为全部材料，不再增加。"},{"is":"rule"},{"is":"line","text":"办理依据：市场主体登记管理条例第16条、第19条、第21条；实施细则第25条、第26条"},{"is":"pair","left":"法定办结时限：3个工作日","right":"承诺办结时限：1个工作日","close":true},{"is":"line","text":"收费：不收费"},{"is":"line","text":"材料齐全、符合规定的，可当场办结"},{"is":"line","text":"国家事项编码 00013112700401"},{"is":"line","text":"事项目录 2026.11 版"},{"is":"pair","left":"投诉监督：12345","right":"消费投诉举报：12315","close":true},{"is":"code","data":"210141","caption":"再来时请在窗口出示此码 210141"},{"is":"code","data":"2026-00001 公司设立 还缺4项：\n1. 公司登记(备案)申请书 原件1\n2. 公司章程 原件1\n3. 股东、法定代表人、董事、监事、高级管理人员身份证明 原件1、复印件1\n4. 法定代表人、董事、监事和高级管理人员的任职文件 原件1","caption":"手机扫码，可看（听）还缺哪些材料"},{"is":"rule"},{"is":"pair","left":"告知人：102（2号窗口）","right":"时间：2026年11月23日9时43分","close":true},{"is":"feed"},{"is":"sign","label":"告知人签字","when":"签字时间"},{"is":"feed"},{"is":"sign","label":"申请人签字","when":"签字时间"},{"is":"feed"},{"is":"line","text":"（专用章）","align":"right"},{"is":"line","text":"2026年11月23日","align":"right"},{"is":"cut"}]}','b7f40f808f0e001c9f36f5c09455eabd349eeeda5dbcfbc8a21a01850a843f95','printed','accepted','screen',1,'ffb2cc28d65149fe9563ef5491762f3b','102',1795398181201058,1795398181215525,1795398181220767,1795398181220767);
INSERT INTO "print_job" VALUES(8,'screen','notice',6,1,NULL,'{"v":1,"kind":"notice","lang":"zh","title":"2026-00001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"line","text":"一次性告知单","align":"center","size":2,"bold":true},{"is":"pair","left":"存根联","right":"〔2026〕第00001号"},{"is":"rule"},{"is":"sign","label":"申请人："},{"is":"line","text":"办理事项：有限责任公司设立登记"},{"is":"line","text":"委托他人代办？ 否"},{"is":"line","text":"经营场所为自有房产？ 否"},{"is":"line","text":"经营场所为租赁？ 否"},{"is":"line","text":"经营范围含登记前须经批准的项目？ 否"},{"is":"line","text":"股东中有单位？ 否"},{"is":"rule"},{"is":"line","text":"材料4项（√已有 □还缺）："},{"is":"table","head":["序号","材料名称","材料形式","份数","材料来源","其他要求"],"rows":[["□1","公司登记(备案)申请书","原件","1","自备",""],["□2","公司章程","原件","1","自备",""],["□3","股东、法定代表人、董事、监事、高级管理人员身份证明","原件/复印件","1/1","自备","实名认证系统核验的免交复印件"],["□4","法定代表人、董事、监事和高级管理人员的任职文件","原件","1","自备",""]],"widths":[5,0,12,5,9,0],"aligns":"llccll"},{"is":"line","text":"还缺4项：第1、2、3、4项","bold":true},{"is":"line","text":"以上为全部材料，不再增加。"},{"is":"rule"},{"is":"line","text":"办理依据：市场主体登记管理条例第16条、第19条、第21条；实施细则第25条、第26条"},{"is":"pair","left":"法定办结时限：3个工作日","right":"承诺办结时限：1个工作日","close":true},{"is":"line","text":"收费：不收费"},{"is":"line","text":"材料齐全、符合规定的，可当场办结"},{"is":"line","text":"国家事项编码 00013112700401"},{"is":"line","text":"事项目录 2026.11 版"},{"is":"pair","left":"投诉监督：12345","right":"消费投诉举报：12315","close":true},{"is":"code","data":"210141","caption":"再来时请在窗口出示此码 210141"},{"is":"code","data":"2026-00001 公司设立 还缺4项：\n1. 公司登记(备案)申请书 原件1\n2. 公司章程 原件1\n3. 股东、法定代表人、董事、监事、高级管理人员身份证明 原件1、复印件1\n4. 法定代表人、董事、监事和高级管理人员的任职文件 原件1","caption":"手机扫码，可看（听）还缺哪些材料"},{"is":"rule"},{"is":"pair","left":"告知人：102（2号窗口）","right":"时间：2026年11月23日9时43分","close":true},{"is":"feed"},{"is":"sign","label":"告知人签字","when":"签字时间"},{"is":"feed"},{"is":"sign","label":"申请人签字","when":"签字时间"},{"is":"feed"},{"is":"line","text":"（专用章）","align":"right"},{"is":"line","text":"2026年11月23日","align":"right"},{"is":"cut"}]}','be6c47d8966935516eb104f81328b5c4527be02c69fad907e81ebc6f87edf443','printed','accepted','screen',1,'22b886994536497590e230b0e323784e','102',1795398181201058,1795398181285229,1795398181286804,1795398181286804);
INSERT INTO "print_job" VALUES(9,'screen','complaint_receipt',NULL,1,NULL,'{"v":1,"kind":"complaint_receipt","lang":"zh","title":"2026-00001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"line","text":"投诉举报回执","align":"center","size":2,"bold":true},{"is":"pair","left":"","right":"〔2026〕第00001号"},{"is":"rule"},{"is":"pair","left":"登记时间：2026年11月23日9时46分","right":"性质：投诉","close":true},{"is":"line","text":"我们已经登记。决定是否受理（立案）的期限：7个工作日，至2026年12月2日止。"},{"is":"line","text":"查询和补充情况时请报本单编号。您的姓名和电话不向被投诉的部门公开。"},{"is":"pair","left":"投诉监督：12345","right":"消费投诉举报：12315","close":true},{"is":"cut"}]}','5ccd22da8ddc5f3942d48f8e3cc3edd04b39e09f3d0056d62bb74d05eca68fc6','printed','accepted','screen',1,'7d43f7646fe948e6ac9102b57cb012e8','101',1795398361747202,1795398361761915,1795398361834292,1795398361834292);
CREATE TABLE printer_health (
  printer TEXT NOT NULL,
  state TEXT NOT NULL,
  seen_us INTEGER NOT NULL,
  in_doubt BOOLEAN NOT NULL,
  PRIMARY KEY (printer),
  CONSTRAINT ck_printer_health_state CHECK (state IN ('ready', 'paper_low', 'paper_out', 'cover_open', 'fault', 'offline', 'unknown'))
);
INSERT INTO "printer_health" VALUES('screen','ready',1795398361834292,0);
CREATE TABLE printer_lease (
  printer TEXT NOT NULL,
  holder TEXT NOT NULL,
  expires_us INTEGER NOT NULL,
  PRIMARY KEY (printer)
);
CREATE TABLE quote (
  lane TEXT NOT NULL,
  basis TEXT NOT NULL,
  ahead INTEGER NOT NULL,
  at_us INTEGER NOT NULL,
  said TEXT NOT NULL,
  PRIMARY KEY (lane)
);
CREATE TABLE reserved_number (
  ticket_id INTEGER NOT NULL,
  holder TEXT NOT NULL,
  day DATE NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  made_us INTEGER NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (ticket_id),
  CONSTRAINT ck_reserved_number_state CHECK (state IN ('kept', 'used', 'voided')),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id) ON DELETE CASCADE
);
CREATE TABLE review (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  ticket_id INTEGER NOT NULL,
  visit_day DATE NOT NULL,
  service_id INTEGER NOT NULL,
  window TEXT,
  clerk TEXT,
  grade INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  remark TEXT,
  channel TEXT NOT NULL,
  named INTEGER NOT NULL,
  given_us INTEGER NOT NULL,
  given_on DATE NOT NULL,
  entered_by TEXT,
  state TEXT NOT NULL,
  next_due_on DATE,
  contact_due_on DATE,
  close_due_on DATE,
  second_due_on DATE,
  contacted_us INTEGER,
  contacted_by TEXT,
  contact_note TEXT,
  verified_us INTEGER,
  verified_by TEXT,
  substantiated TEXT,
  finding TEXT,
  closed_us INTEGER,
  closed_by TEXT,
  how TEXT,
  outcome TEXT,
  second_us INTEGER,
  content INTEGER,
  appealed_by TEXT,
  appealed_us INTEGER,
  appeal_reason TEXT,
  excluded_by TEXT,
  answered_us INTEGER,
  appeal_answer TEXT,
  PRIMARY KEY (id),
  CONSTRAINT uq_review_visit UNIQUE (ticket_id),
  CONSTRAINT uq_review_number UNIQUE (year, seq),
  CONSTRAINT ck_review_grade CHECK (grade BETWEEN 1 AND 5),
  CONSTRAINT ck_review_channel CHECK (channel IN ('kiosk', 'screen', 'paper')),
  CONSTRAINT ck_review_state CHECK (state IN ('counted', 'open', 'contacted', 'verified', 'closed', 'excluded')),
  CONSTRAINT ck_review_not_own CHECK (entered_by IS NULL OR entered_by IS DISTINCT FROM clerk),
  CONSTRAINT ck_review_closed_by CHECK (closed_by IS NULL OR closed_by IS DISTINCT FROM clerk),
  CONSTRAINT ck_review_second_person CHECK (excluded_by IS NULL OR (appealed_by IS NOT NULL AND excluded_by <> appealed_by AND excluded_by IS DISTINCT FROM clerk)),
  CONSTRAINT ck_review_excluded CHECK ((state = 'excluded') = (excluded_by IS NOT NULL)),
  CONSTRAINT ck_review_closed CHECK (closed_us IS NULL OR (how IS NOT NULL AND verified_us IS NOT NULL)),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "review" VALUES(1,2026,1,'2026-00001',1,'2026-11-23',1,'1','101',2,'["slow"]',NULL,'paper',0,1795399321642461,'2026-11-23','401','counted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE schema_version (
  version INTEGER NOT NULL,
  PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(1);
INSERT INTO "schema_version" VALUES(2);
INSERT INTO "schema_version" VALUES(3);
INSERT INTO "schema_version" VALUES(4);
INSERT INTO "schema_version" VALUES(5);
INSERT INTO "schema_version" VALUES(6);
INSERT INTO "schema_version" VALUES(7);
INSERT INTO "schema_version" VALUES(8);
INSERT INTO "schema_version" VALUES(9);
INSERT INTO "schema_version" VALUES(10);
INSERT INTO "schema_version" VALUES(11);
INSERT INTO "schema_version" VALUES(12);
INSERT INTO "schema_version" VALUES(13);
INSERT INTO "schema_version" VALUES(14);
INSERT INTO "schema_version" VALUES(15);
INSERT INTO "schema_version" VALUES(16);
INSERT INTO "schema_version" VALUES(17);
INSERT INTO "schema_version" VALUES(18);
INSERT INTO "schema_version" VALUES(19);
INSERT INTO "schema_version" VALUES(20);
CREATE TABLE seat (
  window TEXT NOT NULL,
  clerk TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  since_us INTEGER NOT NULL,
  beat_us INTEGER NOT NULL,
  help_us INTEGER,
  PRIMARY KEY (window),
  CONSTRAINT ck_seat_state CHECK (state IN ('closed', 'open', 'paused')),
  CONSTRAINT uq_seat_clerk UNIQUE (clerk),
  CONSTRAINT ck_seat_clerk CHECK ((state = 'closed') = (clerk IS NULL))
);
INSERT INTO "seat" VALUES('1','101','open',NULL,1795395781497680,1795397161615596,NULL);
INSERT INTO "seat" VALUES('2','102','open',NULL,1795395841381814,1795398000660734,NULL);
INSERT INTO "seat" VALUES('3','103','paused','meal',1795398121347055,1795398121347055,NULL);
CREATE TABLE service (
  id INTEGER NOT NULL,
  catalogue_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  series TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  kind TEXT NOT NULL,
  handling TEXT NOT NULL,
  lead TEXT NOT NULL,
  nominal_s INTEGER NOT NULL,
  promised_s INTEGER,
  promised_days INTEGER,
  statutory_days INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_service_code UNIQUE (catalogue_id, code),
  FOREIGN KEY(catalogue_id) REFERENCES catalogue_version (id)
);
INSERT INTO "service" VALUES(1,1,'A01','A','有限责任公司设立登记','Incorporation of a limited liability company','registration','promised','SCJG',1200,NULL,1,3);
INSERT INTO "service" VALUES(2,1,'A02','A','个体工商户设立登记','Registration of a sole trader (individual business)','registration','instant','SCJG',600,1800,NULL,3);
INSERT INTO "service" VALUES(3,1,'A03','A','公司变更登记','Change of company registration','registration','promised','SCJG',1080,NULL,1,3);
INSERT INTO "service" VALUES(4,1,'A04','A','公司注销登记(普通程序)','Company deregistration (ordinary procedure)','registration','promised','SCJG',1200,NULL,2,3);
INSERT INTO "service" VALUES(5,1,'A05','E','简易注销登记','Simplified deregistration','registration','instant','SCJG',600,1200,NULL,3);
INSERT INTO "service" VALUES(6,1,'A06','E','个体工商户注销登记','Sole-trader deregistration','registration','instant','SCJG',480,1200,NULL,3);
INSERT INTO "service" VALUES(7,1,'A07','E','营业执照遗失、损坏补领换发','Replacement of a lost or damaged business licence','public_service','instant','SCJG',360,900,NULL,NULL);
INSERT INTO "service" VALUES(8,1,'A08','A','股权出质设立登记','Registration of an equity pledge','confirmation','promised','SCJG',900,NULL,1,20);
INSERT INTO "service" VALUES(9,1,'A09','E','歇业备案','Filing of temporary closure','filing','instant','SCJG',600,1200,NULL,NULL);
INSERT INTO "service" VALUES(10,1,'A10','A','农民专业合作社设立登记','Registration of a farmers'' cooperative','registration','promised','SCJG',1500,NULL,1,3);
INSERT INTO "service" VALUES(11,1,'B01','B','食品经营许可(新办)','Food business licence (new)','licence','promised','SCJG',1080,NULL,6,10);
INSERT INTO "service" VALUES(12,1,'B02','E','仅销售预包装食品备案','Filing: pre-packed food sales only','filing','instant','SCJG',420,900,NULL,NULL);
INSERT INTO "service" VALUES(13,1,'B03','B','食品小经营店(小餐饮)备案','Filing of a small food shop (small catering)','filing','instant','SCJG',720,3600,NULL,3);
INSERT INTO "service" VALUES(14,1,'B04','B','食品生产许可(县级受理)','Food production licence','licence','promised','SCJG',1500,NULL,8,10);
INSERT INTO "service" VALUES(15,1,'B05','B','药品零售企业经营许可','Retail pharmacy licence','licence','promised','SCJG',1500,NULL,10,20);
INSERT INTO "service" VALUES(16,1,'B06','B','第二类医疗器械经营备案','Filing: class II medical-device trade','filing','instant','SCJG',1200,3600,NULL,NULL);
INSERT INTO "service" VALUES(17,1,'B07','B','第三类医疗器械经营许可','Licence: class III medical-device trade','licence','promised','SCJG',1500,NULL,12,20);
INSERT INTO "service" VALUES(18,1,'C01','C','特种设备使用登记(按台/套)','Registration of special equipment in use (per unit)','licence','promised','SCJG',900,NULL,5,15);
INSERT INTO "service" VALUES(19,1,'C02','C','强制检定工作计量器具备案与检定申请','Filing and verification of compulsorily verified measuring instruments','public_service','promised','SCJG',720,NULL,10,20);
INSERT INTO "service" VALUES(20,1,'D01','D','企业开办一件事','Starting a company: one joint case','joint','joint','SCJG',2100,NULL,1,45);
INSERT INTO "service" VALUES(21,1,'D02','D','开办餐饮店一件事','Opening a restaurant: one joint case','joint','joint','SCJG',2100,NULL,8,45);
INSERT INTO "service" VALUES(22,1,'T01','T','消费投诉、举报接收登记','Consumer complaint or report intake','complaint','promised','SCJG',720,NULL,5,7);
INSERT INTO "service" VALUES(23,1,'T02','E','企业登记档案查询','Search of company registration files','public_service','instant','SCJG',360,900,NULL,NULL);
CREATE TABLE sitting (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  window TEXT NOT NULL,
  clerk TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  from_us INTEGER NOT NULL,
  to_us INTEGER,
  PRIMARY KEY (id)
);
INSERT INTO "sitting" VALUES(1,'2026-11-23','1','101','open',NULL,1795395781497680,NULL);
INSERT INTO "sitting" VALUES(2,'2026-11-23','2','102','open',NULL,1795395841381814,NULL);
INSERT INTO "sitting" VALUES(3,'2026-11-23','3','103','open',NULL,1795395901438485,1795398121347055);
INSERT INTO "sitting" VALUES(4,'2026-11-23','3','103','paused','meal',1795398121347055,NULL);
CREATE TABLE survey (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  made_us INTEGER NOT NULL,
  made_by TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_survey_version UNIQUE (name, version)
);
CREATE TABLE survey_answer (
  id INTEGER NOT NULL,
  survey_id INTEGER NOT NULL,
  day DATE NOT NULL,
  channel TEXT NOT NULL,
  answers TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_survey_answer_channel CHECK (channel IN ('paper', 'kiosk', 'meeting')),
  FOREIGN KEY(survey_id) REFERENCES survey (id)
);
CREATE TABLE survey_asked (
  survey_id INTEGER NOT NULL,
  day DATE NOT NULL,
  channel TEXT NOT NULL,
  asked INTEGER NOT NULL,
  PRIMARY KEY (survey_id, day, channel),
  CONSTRAINT ck_survey_asked_channel CHECK (channel IN ('paper', 'kiosk', 'meeting')),
  CONSTRAINT ck_survey_asked CHECK (asked >= 0),
  FOREIGN KEY(survey_id) REFERENCES survey (id)
);
CREATE TABLE ticket (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  service_id INTEGER NOT NULL,
  priority TEXT,
  rate FLOAT NOT NULL,
  lane TEXT NOT NULL,
  state TEXT NOT NULL,
  arrived_at_us INTEGER NOT NULL,
  place_us INTEGER NOT NULL,
  window TEXT,
  clerk TEXT,
  to_window TEXT,
  calls INTEGER NOT NULL,
  last_call_us INTEGER,
  outcome TEXT,
  reliable INTEGER NOT NULL,
  lang TEXT NOT NULL,
  idem_key TEXT,
  ahead INTEGER,
  wait_low_min INTEGER,
  wait_high_min INTEGER,
  source TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_ticket_number UNIQUE (day, series, number),
  CONSTRAINT ck_ticket_state CHECK (state IN ('waiting', 'called', 'serving', 'held', 'finished', 'no_show', 'walked_out', 'cancelled', 'carried_over', 'void')),
  CONSTRAINT ck_ticket_window CHECK (state NOT IN ('called', 'serving') OR window IS NOT NULL),
  FOREIGN KEY(service_id) REFERENCES service (id)
);
INSERT INTO "ticket" VALUES(1,'2026-11-23','A',1,'A001',1,NULL,1.0,'A:1','finished',1795395961386453,1795395961386453,'1','101',NULL,1,1795396321723166,'done',1,'zh',NULL,0,0,5,'command');
INSERT INTO "ticket" VALUES(2,'2026-11-23','A',2,'A002',1,NULL,1.0,'A:1','held',1795396021837067,1795396021837067,'1','101',NULL,1,1795396800907708,NULL,1,'zh',NULL,1,0,5,'command');
INSERT INTO "ticket" VALUES(3,'2026-11-23','A',3,'A003',2,NULL,1.0,'A:1','called',1795396081059196,1795396081059196,'2','102',NULL,1,1795398000660734,NULL,1,'zh',NULL,2,0,35,'command');
INSERT INTO "ticket" VALUES(4,'2026-11-23','B',1,'B001',11,NULL,1.0,'B:1','finished',1795396141476280,1795396141476280,'3','103',NULL,1,1795397281595571,'done',1,'zh',NULL,0,0,5,'command');
INSERT INTO "ticket" VALUES(5,'2026-11-23','B',2,'B002',11,NULL,1.0,'B:1','cancelled',1795396201767563,1795396201767563,NULL,NULL,NULL,0,NULL,NULL,1,'zh',NULL,1,0,65,'command');
INSERT INTO "ticket" VALUES(6,'2026-11-23','A',4,'A004',1,NULL,1.0,'A:1','waiting',1795396261325265,1795396261325265,NULL,NULL,NULL,0,NULL,NULL,1,'zh',NULL,3,0,55,'command');
CREATE TABLE told (
  ticket_id INTEGER NOT NULL,
  wait_s INTEGER NOT NULL,
  low_s INTEGER NOT NULL,
  high_s INTEGER NOT NULL,
  rolled_s INTEGER NOT NULL,
  corrected_s INTEGER NOT NULL,
  pace_s INTEGER,
  mean_s INTEGER NOT NULL,
  unit_s INTEGER NOT NULL,
  today_pct INTEGER,
  PRIMARY KEY (ticket_id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id) ON DELETE CASCADE
);
INSERT INTO "told" VALUES(1,0,0,69,0,0,NULL,0,60,100);
INSERT INTO "told" VALUES(2,0,0,69,0,0,NULL,0,60,100);
INSERT INTO "told" VALUES(3,600,0,1928,600,600,NULL,750,1155,100);
INSERT INTO "told" VALUES(4,0,0,69,0,0,NULL,0,60,100);
INSERT INTO "told" VALUES(5,1026,0,3626,1026,1026,NULL,1423,2260,100);
INSERT INTO "told" VALUES(6,1215,241,3082,1215,1215,NULL,1290,1624,100);
CREATE INDEX ix_journal_ticket ON journal (ticket_id);
CREATE INDEX ix_print_job_copies ON print_job (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX ix_print_job_open ON print_job (printer, id) WHERE settled_us IS NULL;
CREATE UNIQUE INDEX uq_sitting_open ON sitting (window) WHERE to_us IS NULL;
CREATE INDEX ix_ticket_waiting ON ticket (day, lane, place_us) WHERE state = 'waiting';
CREATE UNIQUE INDEX uq_ticket_at_window ON ticket (window) WHERE state IN ('called', 'serving');
CREATE UNIQUE INDEX uq_ticket_key ON ticket (day, idem_key) WHERE idem_key IS NOT NULL;
CREATE INDEX ix_period_ticket ON period (ticket_id);
CREATE UNIQUE INDEX uq_period_open ON period (ticket_id) WHERE to_us IS NULL;
CREATE INDEX ix_cases_due ON cases (next_due_on, id, state, service_id, owner, closed_us) WHERE closed_us IS NULL;
CREATE INDEX ix_cases_ticket ON cases (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX ix_enquiry_open ON enquiry (day) WHERE state <> 'closed';
CREATE UNIQUE INDEX uq_case_handover_open ON case_handover (case_id) WHERE confirmed_us IS NULL;
CREATE UNIQUE INDEX uq_case_stop_open ON case_stop (case_id) WHERE to_on IS NULL;
CREATE INDEX ix_fee_case ON fee (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX ix_fee_day ON fee (day);
CREATE INDEX ix_notice_case ON notice (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX ix_notice_day ON notice (day);
CREATE INDEX ix_notice_ticket ON notice (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX ix_numbered_paper_case ON numbered_paper (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX ix_case_step_inbox ON case_step (dept, due_on) WHERE opinion IS NULL AND started_on IS NOT NULL;
CREATE INDEX ix_notice_return_notice ON notice_return (notice_id);
CREATE UNIQUE INDEX uq_notice_return_ticket ON notice_return (notice_id, ticket_id) WHERE ticket_id IS NOT NULL;
CREATE TRIGGER tally_of_added AFTER INSERT ON ticket BEGIN DELETE FROM day_tally WHERE day = NEW.day; END;
CREATE TRIGGER tally_of_changed AFTER UPDATE ON ticket BEGIN DELETE FROM day_tally WHERE day = OLD.day; END;
CREATE TRIGGER tally_of_removed AFTER DELETE ON ticket BEGIN DELETE FROM day_tally WHERE day = OLD.day; END;
CREATE INDEX ix_breach_open ON breach (due_on) WHERE closed_us IS NULL;
CREATE INDEX ix_breach_due ON breach (due_on);
CREATE INDEX ix_breach_subject ON breach (subject, subject_id);
CREATE INDEX ix_person_name ON person (name);
CREATE INDEX ix_complaint_due ON complaint (next_due_on, id) WHERE closed_us IS NULL;
CREATE INDEX ix_handover_note_day ON handover_note (day);
CREATE INDEX ix_inspection_mark_open ON inspection_mark (fix_by_on) WHERE state IN ('failed', 'fixed');
CREATE INDEX ix_review_due ON review (next_due_on) WHERE next_due_on IS NOT NULL;
CREATE INDEX ix_review_visit_day ON review (visit_day);
CREATE UNIQUE INDEX uq_case_phase_open ON case_phase (case_id) WHERE to_on IS NULL;
CREATE INDEX ix_case_followup_due ON case_followup (due_on) WHERE done_us IS NULL;
CREATE INDEX ix_survey_answer_survey ON survey_answer (survey_id);
CREATE INDEX ix_appraisal_event_day ON appraisal_event (day);
CREATE UNIQUE INDEX uq_appraisal_objection ON appraisal_objection (event, clerk) WHERE holds IS NULL OR holds = 1;
CREATE INDEX ix_reserved_number_kept ON reserved_number (holder, day, series, number) WHERE state = 'kept';
CREATE INDEX ix_fee_ticket ON fee (ticket_id) WHERE case_id IS NULL;
COMMIT;
