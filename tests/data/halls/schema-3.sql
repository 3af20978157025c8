BEGIN TRANSACTION;
CREATE TABLE case_event (
  case_id INTEGER NOT NULL,
  journal_id INTEGER NOT NULL,
  PRIMARY KEY (case_id, journal_id),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(journal_id) REFERENCES journal (id)
);
INSERT INTO "case_event" VALUES(1,51);
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
INSERT INTO "cases" VALUES(1,2026,1,'2026-00001',NULL,17,'zh','[]','received',1795397307000000,'2026-11-23',NULL,0,0,'2026-11-30',NULL,NULL,NULL,NULL,'2026-11-30',0,NULL,NULL,NULL,NULL,NULL,'102','2',NULL,NULL);
CREATE TABLE catalogue_version (
  id INTEGER NOT NULL,
  version TEXT NOT NULL,
  loaded_at_us INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_catalogue_version_sha256 UNIQUE (sha256)
);
INSERT INTO "catalogue_version" VALUES(1,'2026.11',1795394520000000,'188ab1b888382aad36edac7d1b0cf0270688ef3a4b05ecb37afbffa9891d96e9','{"id":"cn-county-scjg","version":"2026.11","title_zh":"清河谷县市场监督管理局政务服务窗口事项目录","title_en":"Service catalogue, Qinghegu County market-regulation windows (invented county)","hall":{"name_zh":"清河谷县政务服务大厅·市场监管","name_en":"Qinghegu County Service Hall, Market Regulation","timezone":"Asia/Shanghai","hours":[["08:30","12:00"],["14:00","17:30"]],"phones":[{"label_zh":"投诉监督","label_en":"Complaints","number":"12345"},{"label_zh":"消费投诉举报","label_en":"Consumer complaints and reports","number":"12315"}],"accept_silence":"deemed_accepted_from_receipt","supplement_silence":"deemed_withdrawn","deliver_days":10},"series":{"A":{"prefix":"A","zh":"登记注册","en":"Registration"},"B":{"prefix":"B","zh":"食品药品许可","en":"Food and medicine permits"},"C":{"prefix":"C","zh":"特设计量","en":"Equipment and metrology","wait_promise_min":20},"D":{"prefix":"D","zh":"一件事联办","en":"Joint cases","wait_promise_min":20},"E":{"prefix":"E","zh":"即办综合","en":"Quick counter","wait_promise_min":10},"T":{"prefix":"T","zh":"投诉咨询","en":"Complaints and enquiries"}},"services":{"A01":{"code":"A01","zh":"有限责任公司设立登记","en":"Incorporation of a limited liability company","short_zh":"公司设立","short_en":"New company","nat_code":"00013112700401","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":1,"nominal_minutes":20,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费 (登记类收费 2015-01-01 起停征, R(0.9))"},"basis":["市场主体登记管理条例 art.16,19,21","实施细则 art.25,26"],"result":"营业执照(正副本)","provenance":"limits, materials L DJTL/DJXZ; promise L AYTL; code L YANSHAN","materials":[{"id":"form","zh":"公司登记(备案)申请书","en":"Company registration (filing) application form","original":1},{"id":"charter","zh":"公司章程","en":"Articles of association","original":1},{"id":"id_people","zh":"股东、法定代表人、董事、监事、高级管理人员身份证明","en":"Identity documents of shareholders, legal representative, directors, supervisors and managers","original":1,"copies":1,"note_zh":"实名认证系统核验的免交复印件","note_en":"No copy needed when verified by the real-name system"},{"id":"corp_sh","zh":"法人股东主体资格文件(加盖公章)","en":"Corporate shareholder''s certificate of status, sealed","copies":1,"when":"corporate_shareholder"},{"id":"appoint","zh":"法定代表人、董事、监事和高级管理人员的任职文件","en":"Documents appointing the legal representative, directors, supervisors and managers","original":1},{"id":"deed","zh":"房屋权属证明","en":"Proof of title to the premises","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁合同及房屋权属证明","en":"Lease and the landlord''s proof of title","original":1,"copies":1,"when":"premises_rented"},{"id":"preapproval","zh":"前置许可批准文件","en":"Prior approval document","copies":1,"when":"has_preapproval"},{"id":"proxy","zh":"指定代表或委托代理人授权委托书及身份证明","en":"Power of attorney and the agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A02":{"code":"A02","zh":"个体工商户设立登记","en":"Registration of a sole trader (individual business)","short_zh":"个体设立","short_en":"New sole trader","nat_code":"00013112800001","series":"A","kind":"registration","handling":"instant","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_minutes":30,"nominal_minutes":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.8,16,19","实施细则 art.6(七),18,25","促进个体工商户发展条例"],"result":"营业执照(正副本)","provenance":"L DJTL/DJXZ/QGZ","materials":[{"id":"form","zh":"个体工商户登记(备案)申请书","en":"Sole-trader registration form","original":1},{"id":"id_owner","zh":"经营者身份证明","en":"Operator''s identity document","original":1,"copies":1},{"id":"id_family","zh":"参加经营的家庭成员身份证明","en":"Identity documents of household members taking part","original":1,"copies":1,"when":"family_run"},{"id":"deed","zh":"经营场所权属证明","en":"Proof of title to the premises","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁合同","en":"Lease","copies":1,"when":"premises_rented"},{"id":"preapproval","zh":"前置许可批准文件","en":"Prior approval document","copies":1,"when":"has_preapproval"},{"id":"proxy","zh":"委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A03":{"code":"A03","zh":"公司变更登记","en":"Change of company registration","short_zh":"公司变更","short_en":"Company change","nat_code":"00013112700402","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":1,"nominal_minutes":18,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.24-29","实施细则 art.31-37"],"result":"登记通知书、换发的营业执照","provenance":"L DJTL/DJXZ","materials":[{"id":"form","zh":"公司变更登记(备案)申请书","en":"Change application form","original":1,"note_zh":"更换法定代表人的, 由新任法定代表人签署","note_en":"Signed by the new legal representative if that post changes (art.33)"},{"id":"resolution","zh":"变更决议或决定","en":"Resolution or decision on the change","original":1,"when":"chg_charter"},{"id":"charter","zh":"修改后的章程或章程修正案","en":"Amended articles or amendment","original":1,"when":"chg_charter"},{"id":"newaddr","zh":"新住所使用相关文件","en":"Document of use for the new address","copies":1,"when":"chg_address"},{"id":"newrep","zh":"新法定代表人任职文件和身份证明","en":"Appointment and identity document of the new legal representative","original":1,"copies":1,"when":"chg_legalrep"},{"id":"preapproval","zh":"有关批准文件或许可证书","en":"Approval or permit","copies":1,"when":"has_preapproval"},{"id":"oldlic","zh":"原营业执照正、副本(缴回)","en":"Old licence, both originals, to be handed back","original":1,"when":"chg_on_licence"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"reminder_zh":"应自决议作出之日起30日内申请 (自然日)","reminder_en":"Apply within 30 calendar days of the resolution"},"A04":{"code":"A04","zh":"公司注销登记(普通程序)","en":"Company deregistration (ordinary procedure)","short_zh":"普通注销","short_en":"Deregistration","nat_code":"00013112700403","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":2,"nominal_minutes":20,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.31,32,34","实施细则 art.44-46"],"result":"登记通知书","provenance":"L DJXZ art.46","materials":[{"id":"form","zh":"公司注销登记申请书","en":"Deregistration form","original":1},{"id":"resolution","zh":"解散、注销的决议或决定","en":"Resolution to dissolve and deregister","original":1},{"id":"liquidation","zh":"清算报告","en":"Liquidation report","original":1},{"id":"tax","zh":"清税证明","en":"Tax clearance certificate","copies":1,"source":"shared"},{"id":"court","zh":"人民法院指定证明","en":"Court appointment","copies":1,"when":"court_appointed"},{"id":"oldlic","zh":"营业执照正、副本(缴回)","en":"Licence, both originals, to be handed back","original":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A05":{"code":"A05","zh":"简易注销登记","en":"Simplified deregistration","short_zh":"简易注销","short_en":"Simple deregistration","series":"E","kind":"registration","handling":"instant","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_minutes":20,"nominal_minutes":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.33","实施细则 art.47-49"],"result":"登记通知书","provenance":"L DJTL/DJXZ","materials":[{"id":"form","zh":"注销登记申请书","en":"Deregistration form","original":1},{"id":"pledge","zh":"全体投资人承诺书","en":"Undertaking signed by all investors","original":1},{"id":"oldlic","zh":"营业执照正、副本(缴回)","en":"Licence, both originals, to be handed back","original":1}],"refuse_if":[{"zh":"在经营异常名录或严重违法失信名单中","en":"On the abnormal-operation or serious-violation list"},{"zh":"股权被冻结、出质或动产抵押, 或对外有投资","en":"Equity frozen or pledged, chattels mortgaged, or holds other investments"},{"zh":"正在被立案调查、采取强制措施、诉讼或仲裁","en":"Under investigation, coercive measure, lawsuit or arbitration"},{"zh":"被吊销、责令关闭、撤销","en":"Licence revoked, ordered closed or cancelled"},{"zh":"行政处罚尚未执行完毕","en":"An administrative penalty is not yet fully carried out"}],"precondition":{"id":"publicity","zh":"国家企业信用信息公示系统公示","en":"Published on the national credit system","calendar_days":20,"then_within_calendar_days":20}},"A06":{"code":"A06","zh":"个体工商户注销登记","en":"Sole-trader deregistration","short_zh":"个体注销","short_en":"Close sole trader","nat_code":"00013112800003","series":"E","kind":"registration","handling":"instant","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_minutes":20,"nominal_minutes":8,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.33 (无需公示, 推送税务等部门, 10日内无异议)","实施细则 art.46 (无需决议、清算报告)"],"result":"登记通知书","provenance":"L DJTL art.33 / DJXZ art.46","materials":[{"id":"form","zh":"个体工商户注销登记申请书","en":"Deregistration form","original":1},{"id":"tax","zh":"清税证明","en":"Tax clearance certificate","copies":1,"when":"tax_registered","unless":"simple_procedure","source":"shared"},{"id":"oldlic","zh":"营业执照正、副本(缴回)","en":"Licence, to be handed back","original":1}],"cooperating":[{"dept":"SW","zh":"注销信息推送, 10日内无异议","en":"Notice to tax; no objection in 10 days","calendar_days":10,"when":"simple_procedure","silence":"no_objection"}]},"A07":{"code":"A07","zh":"营业执照遗失、损坏补领换发","en":"Replacement of a lost or damaged business licence","short_zh":"执照补换","short_en":"Replace licence","series":"E","kind":"public_service","handling":"instant","lead":"SCJG","promised_minutes":15,"nominal_minutes":6,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.37"],"result":"营业执照","provenance":"L DJTL art.37","materials":[{"id":"form","zh":"营业执照补领/换发申请书","en":"Replacement application","original":1},{"id":"damaged","zh":"损坏的营业执照","en":"The damaged licence","original":1,"unless":"licence_lost"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"precondition":{"id":"void_notice","zh":"遗失的先在公示系统声明作废","en":"If lost, first declare it void on the credit system","when":"licence_lost"}},"A08":{"code":"A08","zh":"股权出质设立登记","en":"Registration of an equity pledge","short_zh":"股权出质","short_en":"Equity pledge","series":"A","kind":"confirmation","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":1,"nominal_minutes":15,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费 (L LINCANG)"},"basis":["民法典 art.443","工商行政管理机关股权出质登记办法 art.3,7"],"result":"股权出质设立登记通知书","provenance":"materials L DAYAO (quotes 办法 art.7); limits L LINCANG","materials":[{"id":"form","zh":"申请人签字或盖章的《股权出质设立登记申请书》","en":"Signed or sealed equity-pledge application","original":1},{"id":"register","zh":"记载出质人姓名及出资额的股东名册复印件","en":"Copy of the shareholder register showing the pledgor and amount","copies":1,"unless":"company_limited_shares"},{"id":"share","zh":"出质人持有的股票复印件","en":"Copy of the share certificates","copies":1,"when":"company_limited_shares"},{"id":"contract","zh":"质权合同","en":"Pledge contract","original":1},{"id":"id_party","zh":"出质人、质权人身份证明复印件","en":"Copies of identity documents of pledgor and pledgee","copies":1},{"id":"org_party","zh":"单位主体资格证明复印件","en":"Copy of the organisation''s certificate","copies":1,"when":"pledgor_is_org"},{"id":"proxy","zh":"指定代表或共同委托代理人的证明","en":"Proof of appointed representative or joint agent","original":1,"when":"by_agent"}],"refuse_if":[{"zh":"股权已被人民法院冻结","en":"The equity is frozen by a court"}]},"A09":{"code":"A09","zh":"歇业备案","en":"Filing of temporary closure","short_zh":"歇业备案","short_en":"Temporary closure","series":"E","kind":"filing","handling":"instant","lead":"SCJG","promised_minutes":20,"nominal_minutes":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.30 (最长3年)","实施细则 art.40-43"],"result":"歇业备案通知书","provenance":"L DJTL/DJXZ","materials":[{"id":"form","zh":"歇业备案申请书","en":"Closure filing form","original":1},{"id":"addr","zh":"法律文书送达地址确认书","en":"Confirmation of address for service","original":1,"when":"address_of_service"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"A10":{"code":"A10","zh":"农民专业合作社设立登记","en":"Registration of a farmers'' cooperative","short_zh":"合作社设立","short_en":"New cooperative","series":"A","kind":"registration","handling":"promised","lead":"SCJG","statutory_days":3,"extension_days":3,"promised_days":1,"nominal_minutes":25,"on_the_spot":true,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场主体登记管理条例 art.16,19","实施细则 art.25,29"],"result":"营业执照","provenance":"L DJXZ art.29","materials":[{"id":"form","zh":"农民专业合作社登记(备案)申请书","en":"Cooperative registration form","original":1},{"id":"minutes","zh":"全体设立人签名或盖章的设立大会纪要","en":"Founding-meeting minutes signed by all founders","original":1},{"id":"charter","zh":"章程","en":"Articles","original":1},{"id":"appoint","zh":"法定代表人、理事的任职文件和身份证明","en":"Appointment and identity documents of the representative and directors","original":1,"copies":1},{"id":"members","zh":"成员名册和出资清单, 以及成员身份证明","en":"Member list and contributions, with identity documents","original":1,"copies":1},{"id":"lease","zh":"住所使用相关文件","en":"Document of use for the address","copies":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}]},"B01":{"code":"B01","zh":"食品经营许可(新办)","en":"Food business licence (new)","short_zh":"食品经营","short_en":"Food licence","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":10,"extension_days":5,"promised_days":6,"nominal_minutes":18,"fee":{"amount":"0.00","basis":"不收费 (L JINXIANG)"},"basis":["食品安全法 art.35","食品经营许可和备案管理办法(总局令第78号)"],"result":"食品经营许可证 (5年)","provenance":"existence and dates of 令78 L (GitHub references); day counts and materials R(0.85)","materials":[{"id":"form","zh":"食品经营许可申请书","en":"Food licence application","original":1},{"id":"licence","zh":"营业执照或其他主体资格证明","en":"Business licence or other certificate of status","copies":1,"source":"shared"},{"id":"layout","zh":"主要设备设施、经营布局、操作流程等文件","en":"Equipment list, layout and operating flow","original":1},{"id":"rules","zh":"食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置等规章制度目录","en":"List of food-safety rules: self-inspection, staff health, purchase records, incident handling","original":1,"tolerable":true},{"id":"vending","zh":"自动设备产品合格证明、放置地点、食品经营许可证公示方法","en":"Machine conformity certificate, placement and how the licence is displayed","copies":1,"when":"vending_machine"},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"steps":[{"id":"site_check","zh":"现场核查","en":"Site inspection","days":5}]},"B02":{"code":"B02","zh":"仅销售预包装食品备案","en":"Filing: pre-packed food sales only","short_zh":"预包装备案","short_en":"Pre-packed food","series":"E","kind":"filing","handling":"instant","lead":"SCJG","promised_minutes":15,"nominal_minutes":7,"fee":{"amount":"0.00","basis":"不收费"},"basis":["食品安全法 art.35 (仅销售预包装食品, 备案)"],"result":"备案编号","provenance":"L SAF art.35; materials R(0.8)","materials":[{"id":"form","zh":"仅销售预包装食品备案信息采集表","en":"Filing data form","original":1},{"id":"licence","zh":"营业执照","en":"Business licence","copies":1,"source":"shared"}]},"B03":{"code":"B03","zh":"食品小经营店(小餐饮)备案","en":"Filing of a small food shop (small catering)","short_zh":"小餐饮备案","short_en":"Small food shop","nat_code":"511031018000","series":"B","kind":"filing","handling":"instant","lead":"SCJG","statutory_days":3,"promised_minutes":60,"nominal_minutes":12,"fee":{"amount":"0.00","basis":"不收费"},"basis":["食品安全法 art.36 (省级规定小作坊等)","省食品小作坊小经营店小摊贩管理条例"],"result":"食品小经营店备案证","provenance":"limits L BAZHOU; materials L 007swz (个体三小) + R(0.7)","materials":[{"id":"form","zh":"食品小经营店备案申请表","en":"Small food shop filing form","original":1},{"id":"licence","zh":"营业执照","en":"Business licence","copies":1,"source":"shared"},{"id":"health","zh":"从业人员有效健康证明","en":"Valid health certificates of staff","copies":1},{"id":"layout","zh":"主要设备设施布局、操作流程","en":"Layout and operating flow","original":1,"when":"cook_on_site"},{"id":"pledge","zh":"食品安全承诺书","en":"Food-safety undertaking","original":1}]},"B04":{"code":"B04","zh":"食品生产许可(县级受理)","en":"Food production licence","short_zh":"食品生产","short_en":"Food production","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":10,"extension_days":5,"promised_days":8,"nominal_minutes":25,"fee":{"amount":"0.00","basis":"不收费 (L JINXIANG)"},"basis":["食品安全法 art.35","食品生产许可管理办法(总局令第24号)"],"result":"食品生产许可证 (5年)","provenance":"R(0.85); old limits L JINXIANG","materials":[{"id":"form","zh":"食品生产许可申请书","en":"Food production application","original":1},{"id":"layout","zh":"食品生产设备布局图和食品生产工艺流程图","en":"Equipment layout and process flow chart","original":1},{"id":"equip","zh":"食品生产主要设备、设施清单","en":"List of main production equipment","original":1},{"id":"staff","zh":"专职或兼职的食品安全专业技术人员、管理人员信息和食品安全管理制度","en":"Food-safety technical and managing staff, and management rules","original":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"steps":[{"id":"site_check","zh":"现场核查","en":"Site inspection","days":5}],"suspensions":["trial_test"]},"B05":{"code":"B05","zh":"药品零售企业经营许可","en":"Retail pharmacy licence","short_zh":"药品零售","short_en":"Pharmacy","nat_code":"000172005000","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":10,"nominal_minutes":25,"fee":{"amount":"0.00","basis":"不收费"},"basis":["药品管理法 art.51,52","药品经营和使用质量监督管理办法(总局令第84号)"],"result":"药品经营许可证 (5年)","provenance":"authority L 药品管理法 art.51; conditions L art.52; materials R(0.75)","materials":[{"id":"form","zh":"药品经营许可证申请表","en":"Pharmacy licence application","original":1},{"id":"people","zh":"法定代表人、主要负责人、质量负责人学历、资格和工作经历证明","en":"Education, qualification and record of the representative and quality head","original":1,"copies":1},{"id":"pharmacist","zh":"执业药师注册证","en":"Registered pharmacist certificate","original":1,"copies":1,"unless":"otc_b_only"},{"id":"pharm_staff","zh":"药师或其他药学技术人员资格证明","en":"Qualification of a pharmacist or other pharmacy technician","copies":1,"when":"otc_b_only"},{"id":"premises","zh":"营业场所、仓库平面布置图及使用权证明","en":"Floor plan and right to use the premises","original":1,"copies":1},{"id":"qms","zh":"质量管理文件及主要设施设备目录","en":"Quality-management documents and equipment list","original":1},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"steps":[{"id":"site_check","zh":"现场检查","en":"On-site inspection","days":7}],"suspensions":["rectification"]},"B06":{"code":"B06","zh":"第二类医疗器械经营备案","en":"Filing: class II medical-device trade","short_zh":"二类器械","short_en":"Devices class II","series":"B","kind":"filing","handling":"instant","lead":"SCJG","promised_minutes":60,"nominal_minutes":20,"fee":{"amount":"0.00","basis":"不收费"},"basis":["医疗器械监督管理条例 art.41","医疗器械经营监督管理办法 art.10,21,22"],"result":"第二类医疗器械经营备案凭证","provenance":"L QXBF","materials":[{"id":"people","zh":"法定代表人(企业负责人)、质量负责人身份证明、学历或职称材料复印件","en":"Identity and education or title of the representative and quality head","copies":1},{"id":"org","zh":"企业组织机构与部门设置","en":"Organisation chart","original":1},{"id":"scope","zh":"医疗器械经营范围、经营方式","en":"Scope and mode of trade","original":1},{"id":"site","zh":"经营场所和库房地理位置图、平面图","en":"Location map and floor plan of premises and store","original":1},{"id":"deed","zh":"房屋产权文件复印件","en":"Copy of title deed","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁协议复印件","en":"Copy of lease","copies":1,"when":"premises_rented"},{"id":"equip","zh":"主要经营设施、设备目录","en":"List of main facilities and equipment","original":1},{"id":"qms","zh":"经营质量管理制度、工作程序等文件目录","en":"List of quality rules and procedures","original":1},{"id":"proxy","zh":"经办人授权文件","en":"Authorisation of the person filing","original":1}],"followup":{"zh":"备案之日起3个月内现场检查","en":"Site check within 3 months of filing","calendar_months":3},"delegated_zh":"法定由设区的市级部门负责, 县级受委托办理"},"B07":{"code":"B07","zh":"第三类医疗器械经营许可","en":"Licence: class III medical-device trade","short_zh":"三类器械","short_en":"Devices class III","series":"B","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":12,"nominal_minutes":25,"deliver_days":10,"fee":{"amount":"0.00","basis":"不收费"},"basis":["医疗器械监督管理条例 art.42","医疗器械经营监督管理办法 art.10-14"],"result":"医疗器械经营许可证 (5年)","provenance":"L QXBF (materials art.10, notice art.11, limits art.13)","materials":[{"id":"people","zh":"法定代表人(企业负责人)、质量负责人身份证明、学历或职称材料复印件","en":"Identity and education or title of the representative and quality head","copies":1},{"id":"org","zh":"企业组织机构与部门设置","en":"Organisation chart","original":1},{"id":"scope","zh":"医疗器械经营范围、经营方式","en":"Scope and mode of trade","original":1},{"id":"site","zh":"经营场所和库房地理位置图、平面图","en":"Location map and floor plan","original":1},{"id":"deed","zh":"房屋产权文件复印件","en":"Copy of title deed","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁协议复印件","en":"Copy of lease","copies":1,"when":"premises_rented"},{"id":"equip","zh":"主要经营设施、设备目录","en":"List of main facilities and equipment","original":1},{"id":"qms","zh":"经营质量管理制度、工作程序等文件目录","en":"List of quality rules and procedures","original":1},{"id":"it","zh":"信息管理系统基本情况","en":"Description of the traceability information system","original":1},{"id":"proxy","zh":"经办人授权文件","en":"Authorisation of the person filing","original":1}],"steps":[{"id":"site_check","zh":"现场核查(必要时)","en":"Site check if needed","days":8}],"suspensions":["rectification"],"delegated_zh":"法定由设区的市级部门负责, 县级受委托办理"},"C01":{"code":"C01","zh":"特种设备使用登记(按台/套)","en":"Registration of special equipment in use (per unit)","short_zh":"特设登记","short_en":"Equipment","series":"C","kind":"licence","handling":"promised","lead":"SCJG","statutory_days":15,"promised_days":5,"nominal_minutes":15,"fee":{"amount":"0.00","basis":"不收费"},"basis":["特种设备安全法 art.33 (投入使用前或后30日内登记)","TSG 08-2017 特种设备使用管理规则"],"result":"特种设备使用登记证、登记标志","provenance":"materials and 5-day acceptance L TSGUIDE; duty L TSF art.33","materials":[{"id":"form","zh":"特种设备使用登记表(一式两份)","en":"Equipment registration form, two copies","original":2},{"id":"uscc","zh":"含有使用单位统一社会信用代码的证明或个人身份证明","en":"Certificate with the user''s credit code, or personal identity document","copies":1,"source":"shared"},{"id":"cert","zh":"产品合格证(含产品数据表)","en":"Product certificate with data sheet","original":1,"copies":1},{"id":"inspect","zh":"监督检验证明或首次检验报告","en":"Supervised-inspection certificate or first inspection report","original":1,"copies":1},{"id":"drive","zh":"机动车行驶证","en":"Vehicle licence","copies":1,"when":"mobile_vessel"},{"id":"vreg","zh":"机动车登记证书","en":"Vehicle registration certificate","copies":1,"when":"vehicle_cylinder"},{"id":"energy","zh":"锅炉能效证明文件","en":"Boiler energy-efficiency document","copies":1,"when":"boiler"}]},"C02":{"code":"C02","zh":"强制检定工作计量器具备案与检定申请","en":"Filing and verification of compulsorily verified measuring instruments","short_zh":"强检备案","short_en":"Metrology","series":"C","kind":"public_service","handling":"promised","lead":"SCJG","statutory_days":20,"promised_days":10,"nominal_minutes":12,"fee":{"amount":"0.00","basis":"强检停征 R(0.8); 另: 拖延检定期限的免收检定费 (L QJBF art.15)"},"basis":["强制检定的工作计量器具检定管理办法 art.5,8,9,15"],"result":"检定证书或检定结果通知书","provenance":"L QJBF","materials":[{"id":"form","zh":"强制检定工作计量器具备案申请表","en":"Filing form listing each instrument","original":1},{"id":"licence","zh":"营业执照或事业单位法人证书","en":"Business licence or institution certificate","copies":1,"source":"shared"},{"id":"device","zh":"受检计量器具(可移动的)","en":"The instruments, if movable","original":1}],"cooperating":[{"dept":"JL","zh":"实施检定","en":"Carry out verification","mode":"sequential","days":10,"statutory_days":20}],"steps":[{"id":"filing","zh":"登记造册备案","en":"Filing of the list"}],"breach_remedy_zh":"逾期的按送检单位要求及时安排并免收检定费 (art.15) - 法定的违诺后果","breach_remedy_en":"If late, verify at once on request and waive the fee: a breach consequence written in law"},"D01":{"code":"D01","zh":"企业开办一件事","en":"Starting a company: one joint case","short_zh":"企业开办","short_en":"Start a company","series":"D","kind":"joint","handling":"joint","lead":"SCJG","statutory_days":45,"extension_days":15,"promised_days":1,"nominal_minutes":35,"fee":{"amount":"0.00","basis":"不收费 (首套公章政府购买 R(0.6))"},"basis":["行政许可法 art.26,42","优化营商环境条例 art.19,36","安阳市政务服务条例 art.39"],"result":"营业执照、公章、发票、参保登记凭证 (首办窗口一次发放)","provenance":"composition L AYTL art.39; joint limit L XKF art.42","materials":[{"id":"form","zh":"企业开办一表申请书","en":"Single application form","original":1},{"id":"charter","zh":"公司章程","en":"Articles of association","original":1},{"id":"id_people","zh":"股东、法定代表人、董事、监事、高级管理人员、财务负责人、办税人员身份证明","en":"Identity documents of shareholders, officers, finance and tax staff","original":1,"copies":1},{"id":"appoint","zh":"任职文件","en":"Appointment documents","original":1},{"id":"deed","zh":"房屋权属证明","en":"Proof of title","copies":1,"when":"premises_owned"},{"id":"lease","zh":"租赁合同及房屋权属证明","en":"Lease and landlord''s title","copies":1,"when":"premises_rented"},{"id":"staff","zh":"职工参保信息表","en":"Employee insurance data sheet","original":1,"when":"hires_staff","tolerable":true},{"id":"proxy","zh":"授权委托书及代理人身份证明","en":"Power of attorney and agent''s identity document","original":1,"copies":1,"when":"by_agent"}],"cooperating":[{"dept":"GA","zh":"公章刻制备案","en":"Seal engraving filing","mode":"after_lead","days":1},{"dept":"SW","zh":"新办纳税人信息确认、发票申领","en":"Taxpayer set-up and first invoices","mode":"after_lead","days":1},{"dept":"RS","zh":"社会保险登记","en":"Social insurance registration","mode":"after_lead","days":1,"when":"hires_staff"},{"dept":"YB","zh":"职工参保登记","en":"Medical insurance registration","mode":"after_lead","days":1,"when":"hires_staff"},{"dept":"GJJ","zh":"住房公积金缴存登记","en":"Housing fund registration","mode":"after_lead","days":1,"when":"hires_staff"}],"steps":[{"id":"licence","zh":"核准登记、核发营业执照","en":"Registration and licence"}]},"D02":{"code":"D02","zh":"开办餐饮店一件事","en":"Opening a restaurant: one joint case","short_zh":"开餐饮店","short_en":"Open a restaurant","series":"D","kind":"joint","handling":"joint","lead":"SCJG","statutory_days":45,"extension_days":15,"promised_days":8,"nominal_minutes":35,"fee":{"amount":"0.00","basis":"不收费"},"basis":["行政许可法 art.26,42","食品安全法 art.35","消防法 art.15"],"result":"营业执照、食品经营许可证、消防检查意见书 (首办窗口一次发放)","provenance":"pattern L GANSU; components R(0.8)","materials":[{"id":"form","zh":"开办餐饮店一表申请书","en":"Single application form","original":1},{"id":"id_owner","zh":"经营者身份证明","en":"Operator''s identity document","original":1,"copies":1},{"id":"lease","zh":"经营场所使用证明","en":"Right to use the premises","copies":1},{"id":"layout","zh":"设备设施布局、操作流程","en":"Layout and operating flow","original":1},{"id":"rules","zh":"食品安全规章制度目录","en":"List of food-safety rules","original":1,"tolerable":true},{"id":"fireplan","zh":"场所平面布置图、消防设施平面图","en":"Floor plan and fire-equipment plan","original":1,"when":"dine_in_300"},{"id":"sign","zh":"招牌效果图","en":"Picture of the sign","original":1,"when":"outdoor_sign"}],"cooperating":[{"dept":"XF","zh":"公众聚集场所投入使用、营业前消防安全检查","en":"Fire check before opening","days":8,"statutory_days":10,"when":"dine_in_300"},{"dept":"CG","zh":"设置大型户外广告及招牌许可/备案","en":"Outdoor sign","days":5,"when":"outdoor_sign"}]},"T01":{"code":"T01","zh":"消费投诉、举报接收登记","en":"Consumer complaint or report intake","short_zh":"投诉举报","short_en":"Complaint","series":"T","kind":"complaint","handling":"promised","lead":"SCJG","statutory_days":7,"promised_days":5,"nominal_minutes":12,"fee":{"amount":"0.00","basis":"不收费"},"basis":["市场监督管理投诉举报处理暂行办法 art.9,14,21,23,31,33,34"],"result":"受理/不予受理告知","provenance":"L TSJB","materials":[{"id":"facts","zh":"投诉人姓名、电话、通讯地址; 被投诉人名称、地址; 投诉请求和事实","en":"Complainant''s name, phone, address; respondent''s name, address; request and facts","original":1,"note_zh":"非书面方式的由工作人员记录 (art.9)","note_en":"Staff write it down when it is not in writing"},{"id":"proxy","zh":"授权委托书原件和受托人身份证明","en":"Original power of attorney and agent''s identity document","original":1,"when":"by_agent"}],"phases":[{"id":"admit","zh":"作出受理决定","en":"Decide whether to admit","days":7},{"id":"mediate","zh":"调解","en":"Mediation","days":45,"suspensions":["inspection"]},{"id":"inform","zh":"终止调解告知","en":"Tell both sides mediation ended","days":7},{"id":"report_check","zh":"举报核查","en":"Check a report","days":15,"extension_days":15},{"id":"report_inform","zh":"立案决定告知实名举报人","en":"Tell the named reporter","days":5}]},"T02":{"code":"T02","zh":"企业登记档案查询","en":"Search of company registration files","short_zh":"档案查询","short_en":"File search","series":"E","kind":"public_service","handling":"instant","lead":"SCJG","promised_minutes":15,"nominal_minutes":6,"fee":{"amount":"0.00","basis":"不收费"},"basis":["企业登记档案资料查询办法 R(0.7)"],"result":"档案查询结果(加盖查询专用章)","provenance":"R(0.75)","materials":[{"id":"id","zh":"查询人有效身份证明","en":"Searcher''s identity document","original":1},{"id":"auth","zh":"企业介绍信或委托书","en":"Letter from the company, or power of attorney","original":1,"when":"by_agent"}]}},"conditions":{"by_agent":{"id":"by_agent","zh":"委托他人代办？","en":"Is someone else filing on the applicant''s behalf?"},"premises_owned":{"id":"premises_owned","zh":"经营场所为自有房产？","en":"Are the premises owned by the applicant?"},"premises_rented":{"id":"premises_rented","zh":"经营场所为租赁？","en":"Are the premises rented?","excludes":["premises_owned"]},"has_preapproval":{"id":"has_preapproval","zh":"经营范围含登记前须经批准的项目？","en":"Does the business scope include an item needing approval before registration?"},"corporate_shareholder":{"id":"corporate_shareholder","zh":"股东中有单位？","en":"Is any shareholder an organisation?"},"family_run":{"id":"family_run","zh":"家庭经营？","en":"Is it run by a household?"},"chg_address":{"id":"chg_address","zh":"变更住所？","en":"Is the address changing?"},"chg_legalrep":{"id":"chg_legalrep","zh":"变更法定代表人？","en":"Is the legal representative changing?"},"chg_charter":{"id":"chg_charter","zh":"变更涉及章程修改？","en":"Does the change amend the charter?"},"chg_on_licence":{"id":"chg_on_licence","zh":"变更营业执照记载事项？","en":"Does the change alter something printed on the licence?"},"licence_lost":{"id":"licence_lost","zh":"营业执照遗失？","en":"Is the licence lost?"},"simple_procedure":{"id":"simple_procedure","zh":"按简易程序注销（不提交清税证明）？","en":"Simplified deregistration, without a tax clearance certificate?"},"tax_registered":{"id":"tax_registered","zh":"已办理税务登记或领用发票？","en":"Registered for tax or issued invoices?"},"court_appointed":{"id":"court_appointed","zh":"由人民法院指定清算人或破产管理人？","en":"Liquidator or bankruptcy administrator appointed by a court?"},"address_of_service":{"id":"address_of_service","zh":"以法律文书送达地址代替住所？","en":"Use an address for service instead of the premises?"},"pledgor_is_org":{"id":"pledgor_is_org","zh":"出质人或质权人为单位？","en":"Is the pledgor or pledgee an organisation?"},"company_limited_shares":{"id":"company_limited_shares","zh":"出质的是股份公司股份？","en":"Are shares of a joint-stock company pledged?"},"vending_machine":{"id":"vending_machine","zh":"利用自动设备销售食品？","en":"Sold by automatic machine?"},"cook_on_site":{"id":"cook_on_site","zh":"现场制售或餐饮加工？","en":"Cooked or made on site?"},"otc_b_only":{"id":"otc_b_only","zh":"只经营乙类非处方药？","en":"Class-B non-prescription medicines only?"},"boiler":{"id":"boiler","zh":"设备为锅炉？","en":"Is the equipment a boiler?"},"mobile_vessel":{"id":"mobile_vessel","zh":"设备为移动式压力容器？","en":"Is it a mobile pressure vessel?"},"vehicle_cylinder":{"id":"vehicle_cylinder","zh":"设备为车用气瓶？","en":"Is it a vehicle gas cylinder?"},"dine_in_300":{"id":"dine_in_300","zh":"就餐场所达到公众聚集场所消防检查范围？","en":"Does the dining area fall under the fire check for public-assembly places?"},"outdoor_sign":{"id":"outdoor_sign","zh":"设置门头招牌？","en":"Will an outdoor sign be put up?"},"hires_staff":{"id":"hires_staff","zh":"有雇员？","en":"Any employees?"}},"departments":{"SCJG":{"code":"SCJG","zh":"县市场监督管理局","en":"County Administration for Market Regulation"},"GA":{"code":"GA","zh":"县公安局","en":"County Public Security Bureau"},"SW":{"code":"SW","zh":"县税务局","en":"County Tax Service"},"RS":{"code":"RS","zh":"县人力资源和社会保障局","en":"County Human Resources and Social Security Bureau"},"YB":{"code":"YB","zh":"县医疗保障局","en":"County Healthcare Security Bureau"},"GJJ":{"code":"GJJ","zh":"住房公积金管理部","en":"Housing Provident Fund office"},"XF":{"code":"XF","zh":"县消防救援大队","en":"County Fire and Rescue Brigade"},"CG":{"code":"CG","zh":"县城市管理局","en":"County Urban Management Bureau"},"JL":{"code":"JL","zh":"县计量检定测试所","en":"County Metrology Verification Institute"}},"windows":{"1":{"code":"1","zh":"窗口1","en":"Window 1","serves":["A","D","E"]},"2":{"code":"2","zh":"窗口2","en":"Window 2","serves":["A","E"]},"3":{"code":"3","zh":"窗口3","en":"Window 3","serves":["B","C"]},"4":{"code":"4","zh":"窗口4","en":"Window 4","serves":["B","C","T"]},"5":{"code":"5","zh":"窗口5","en":"Window 5","serves":["A","D"]},"6":{"code":"6","zh":"窗口6（无障碍）","en":"Window 6 (accessible)","serves":["E","T"],"accessible":true}},"priorities":{"green":{"id":"green","zh":"绿色通道(重点项目)","en":"Green channel (key projects)","rate":3.0,"needs":"document","kind":"case_and_ticket","basis":"调研报告(seed); 优化营商环境条例 art.34 still demands equal treatment - record who granted it and why"},"elderly":{"id":"elderly","zh":"老年人","en":"Older person","rate":3.0,"age":60,"basis":"无障碍环境建设法 art.40 (设施); 老年人权益保障法 art.55,58"},"disabled":{"id":"disabled","zh":"残疾人","en":"Person with a disability","rate":3.0,"basis":"残疾人保障法 art.55 公共服务机构提供优先服务; art.36 优先核发营业执照、免除行政事业性收费"},"military":{"id":"military","zh":"军人、退役军人、优抚对象","en":"Soldiers, veterans and their families","rate":3.0,"needs":"card","basis":"local custom (军人依法优先 sign); national law gives it for travel, not for halls (军人抚恤优待条例 2024 art.52)"},"expectant":{"id":"expectant","zh":"孕妇、携带婴幼儿者","en":"Expectant mothers and people with infants","rate":3.0,"basis":"hall rule"},"return":{"id":"return","zh":"补件返回(原窗口)","en":"Returning with missing papers, same window","rate":2.0,"needs":"slip","basis":"hall rule: a person sent away once does not queue from the end again"},"appointment":{"id":"appointment","zh":"预约","en":"Appointment","rate":2.0,"needs":"booking","basis":"hall rule"}},"suspensions":{"hearing":{"id":"hearing","zh":"听证","en":"Hearing","basis":"XKF art.45-47"},"tender_auction":{"id":"tender_auction","zh":"招标、拍卖","en":"Tender or auction","basis":"XKF art.45"},"inspection":{"id":"inspection","zh":"检验、检测、检疫","en":"Inspection, testing, quarantine","basis":"XKF art.45; TSJB art.20"},"appraisal":{"id":"appraisal","zh":"鉴定","en":"Appraisal","basis":"XKF art.45"},"expert_review":{"id":"expert_review","zh":"专家评审","en":"Expert review","basis":"XKF art.45"},"rectification":{"id":"rectification","zh":"申请人整改","en":"Applicant puts things right","basis":"QXBF art.13,15"},"trial_test":{"id":"trial_test","zh":"试制产品检验","en":"Test of trial product","basis":"XKF art.45 (检验)"}},"clerks":[{"number":"101","role":"clerk"},{"number":"102","role":"clerk"},{"number":"103","role":"clerk"},{"number":"104","role":"clerk"},{"number":"105","role":"clerk"},{"number":"106","role":"clerk"},{"number":"201","role":"guide"},{"number":"301","role":"lead"},{"number":"401","role":"reviewer"},{"number":"501","role":"inspector"},{"number":"601","role":"auditor"},{"number":"901","role":"admin"}],"roster":[{"window":"1","clerk":"101","from_":"08:30","to":"12:00"},{"window":"1","clerk":"101","from_":"14:30","to":"17:30"},{"window":"3","clerk":"103","from_":"08:30","to":"12:00"},{"window":"3","clerk":"103","from_":"14:30","to":"17:30"},{"window":"6","clerk":"106","from_":"08:30","to":"12:00"},{"window":"6","clerk":"106","from_":"14:30","to":"17:30"},{"window":"2","clerk":"102","from_":"08:30","to":"11:30"},{"window":"2","clerk":"102","from_":"14:00","to":"17:30"},{"window":"4","clerk":"104","from_":"08:30","to":"11:30"},{"window":"4","clerk":"104","from_":"14:00","to":"17:30"},{"window":"5","clerk":"105","from_":"08:30","to":"11:30"},{"window":"5","clerk":"105","from_":"14:00","to":"17:30"}]}');
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
CREATE TABLE counter (
  day DATE NOT NULL,
  series TEXT NOT NULL,
  last INTEGER NOT NULL,
  stopped TEXT,
  passed_over INTEGER NOT NULL,
  PRIMARY KEY (day, series)
);
INSERT INTO "counter" VALUES('2026-11-20','A',2,NULL,0);
INSERT INTO "counter" VALUES('2026-11-20','B',1,NULL,0);
INSERT INTO "counter" VALUES('2026-11-23','A',4,NULL,0);
INSERT INTO "counter" VALUES('2026-11-23','B',2,NULL,0);
CREATE TABLE day_tally (
  day DATE NOT NULL,
  told_by TEXT NOT NULL,
  zone TEXT NOT NULL,
  found BLOB NOT NULL,
  PRIMARY KEY (day, told_by)
);
INSERT INTO "day_tally" VALUES('2026-11-20','whole','Asia/Shanghai',X'789C8B8ECE2BCDC9D131D4517254D2514ACBCCCB2CCE484D51020A18003150D8D8D2000280D216E67036589701948AD54131A53C31273B35253EBFB404668E818E92A18501AA66EC26008D70C2EE1033843B4C2C70B8231600369D3680');
INSERT INTO "day_tally" VALUES('2026-11-20','window','Asia/Shanghai',X'789C8B8ECE2BCDC9D131D4517254D2512A4FCCC94E4D89CF2F2D51020A1980B192A185011428E980158309032815AB13AD64A80433202D332FB338233505A61D286C6C09D7AD64618E6A12B221C6403D40E54ED84D314318626281C3905800787933F6');
INSERT INTO "day_tally" VALUES('2026-11-20','clerk','Asia/Shanghai',X'789C8B8ECE2BCDC9D131D4517254D2514ACBCCCB2CCE484D51020A18003150D8D8D2000280D216E67036589701948AD54131A53C31273B35253EBFB404668E818E92A18501AA66EC26008D70C2EE1033843B4C2C70B8231600369D3680');
INSERT INTO "day_tally" VALUES('2026-11-20','arrival','Asia/Shanghai',X'789C8B8E36B1B4303335D731D4517254D2514ACBCCCB2CCE484D51020A18003150D8D8D2000280D216E670765E694E0E5009848AD54133A73C31273B35253EBFB4046692818E92A18501AA76AC6658E818020D71C2EE1833845B4C2C70B8251600F0C93525');
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
INSERT INTO "enquiry" VALUES(1,'2026-11-23',1795397344000000,'102','2',NULL,NULL,'在哪里复印',NULL,'open',NULL,NULL,NULL,NULL);
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
INSERT INTO "hall_now" VALUES(1,'2026-11-23',1,'Asia/Shanghai','04:00','f5b484e0cc1691e746cb12b0f8e6e297');
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
INSERT INTO "journal" VALUES(1,1795394520000000,'2026-11-23','catalogue_loaded',NULL,NULL,NULL,'{"catalogue":1,"services":23,"sha256":"188ab1b888382aad36edac7d1b0cf0270688ef3a4b05ecb37afbffa9891d96e9","version":"2026.11"}',NULL,NULL,NULL,'ace9d939b6f7949c7442717af934af83d9ca4cafadf301dd4b1505c443599c67');
INSERT INTO "journal" VALUES(2,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"101","role":"clerk"}',NULL,NULL,NULL,'c241f095ef8c13007af3eb2f9674ac276b0b04cfdf697447805971e05effed90');
INSERT INTO "journal" VALUES(3,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"102","role":"clerk"}',NULL,NULL,NULL,'c4beac19e1921924564c5e92353132ce1d29b2c7b9495e8a7d7594d403b1a576');
INSERT INTO "journal" VALUES(4,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"103","role":"clerk"}',NULL,NULL,NULL,'5c3ac384e6dcd8d992ee955e369e0b20730f7afa338c5d23f4003118413d073c');
INSERT INTO "journal" VALUES(5,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"104","role":"clerk"}',NULL,NULL,NULL,'7f52f067d5ed8d400d6326a1c3a32b318066f0609561de73e0b17538c2cccd2d');
INSERT INTO "journal" VALUES(6,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"105","role":"clerk"}',NULL,NULL,NULL,'cf9e54de44316347d6a56be34059bdb42647318892f5f10439f1eb0384b29af3');
INSERT INTO "journal" VALUES(7,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"106","role":"clerk"}',NULL,NULL,NULL,'801064780bf706355eefb5189e2ae4d4327340d2b4272b4189a42082fd121758');
INSERT INTO "journal" VALUES(8,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"201","role":"guide"}',NULL,NULL,NULL,'cb7d4cf144dacdf8684eac5eb0e77412ba504db41a1a1b833ec0bdac624b46dd');
INSERT INTO "journal" VALUES(9,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"301","role":"lead"}',NULL,NULL,NULL,'2f13f37664fe47125649c570cb59cfb6db797917425ad8b140c5ea52bdf3258f');
INSERT INTO "journal" VALUES(10,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"401","role":"reviewer"}',NULL,NULL,NULL,'e89fd164458ce5a1cee231fe277b89dddf7c173c71de53b5763843442e717a69');
INSERT INTO "journal" VALUES(11,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"501","role":"inspector"}',NULL,NULL,NULL,'f6dd4638be9e0809532b337a3ec84d566c00891b3fe0a736d91ea0985520eaae');
INSERT INTO "journal" VALUES(12,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"601","role":"auditor"}',NULL,NULL,NULL,'cf0ed3225cd0c54bbcfc8312fd634222bcd16d029de792ca2f1789527dd8353c');
INSERT INTO "journal" VALUES(13,1795394520000000,'2026-11-23','clerk_added',NULL,NULL,NULL,'{"number":"901","role":"admin"}',NULL,NULL,NULL,'55c7252a67cdf0548decf4228b59aff7f09a1a5a845c288db19136767c7be7ec');
INSERT INTO "journal" VALUES(14,1795394557000000,'2026-11-23','visits_imported',NULL,NULL,'901','{"first":"2026-11-20","imported":3,"last":"2026-11-20","refused":0}',NULL,NULL,NULL,'6a35e9916bb0f9264e7fb786567c3db133c400805d80f9958aeecda47c9a03d1');
INSERT INTO "journal" VALUES(15,1795394594000000,'2026-11-23','window_opened',NULL,'1','101','{"reason":null}',NULL,NULL,NULL,'3be89fb11df2fafd89908d32b370e4b095ccd6bb8070c9b22a19e1a78df8d49a');
INSERT INTO "journal" VALUES(16,1795394631000000,'2026-11-23','window_opened',NULL,'2','102','{"reason":null}',NULL,NULL,NULL,'1f4b543b719f5f81ebbc44351c709cc3b75c80f4fc9d42ff4c0ab677a3c5a9b0');
INSERT INTO "journal" VALUES(17,1795394668000000,'2026-11-23','window_opened',NULL,'3','103','{"reason":null}',NULL,NULL,NULL,'ac03a6c4656c24e7e48c915fd5c7f6ca9ccbb9398f93584f94117b2747e6d16f');
INSERT INTO "journal" VALUES(18,1795394705000000,'2026-11-23','issued',4,NULL,NULL,'{"number":"A001","print_job":1,"priority":null,"service":"A01","source":"command"}',NULL,NULL,NULL,'087ed3f098d373fa81da0df0377e52d2cbfff3d05d40ddc91d1bac412c486f1f');
INSERT INTO "journal" VALUES(19,1795394705000000,'2026-11-23','print_job',4,NULL,NULL,'{"copy":1,"job":1,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'3f2f761b9a27a2ba937be9954887cb58d72f545082110c8d8239a8c35a589067');
INSERT INTO "journal" VALUES(20,1795394705000000,'2026-11-23','printer_state',NULL,NULL,NULL,'{"printer":"screen","state":"ready"}',NULL,NULL,NULL,'9931d8deb86c84c8bc66f28ac0013ea647fe1d3d6993c02957fb124887d46339');
INSERT INTO "journal" VALUES(21,1795394742000000,'2026-11-23','issued',5,NULL,NULL,'{"number":"A002","print_job":2,"priority":null,"service":"A01","source":"command"}',NULL,NULL,NULL,'02fba923dc35ada4bc46e7f79a6e6e83c52be2f1d314d32936f91df221b92963');
INSERT INTO "journal" VALUES(22,1795394742000000,'2026-11-23','print_job',5,NULL,NULL,'{"copy":1,"job":2,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'6eac349114d1865648617de0bcc5a7513a01f5316979eafcc40b800ed6bdbb70');
INSERT INTO "journal" VALUES(23,1795394779000000,'2026-11-23','issued',6,NULL,NULL,'{"number":"A003","print_job":3,"priority":null,"service":"A02","source":"command"}',NULL,NULL,NULL,'1486db1414bfb8f0ffeebf916a5b9e35830abc5de471dc38a528a6b37da01f80');
INSERT INTO "journal" VALUES(24,1795394779000000,'2026-11-23','print_job',6,NULL,NULL,'{"copy":1,"job":3,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'7b1781744495f9015941a3efa00ad142bcca18fb7d7b9e3c75f47af8d2479374');
INSERT INTO "journal" VALUES(25,1795394816000000,'2026-11-23','issued',7,NULL,NULL,'{"number":"B001","print_job":4,"priority":null,"service":"B01","source":"command"}',NULL,NULL,NULL,'71bd6aa04f4c0bf06400fc5e1b06615c4e3c59d32cb5c164f74e57368b439f0a');
INSERT INTO "journal" VALUES(26,1795394816000000,'2026-11-23','print_job',7,NULL,NULL,'{"copy":1,"job":4,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'cdbc46074a11d7adf2409f75b306e8140f40701b0290c03fe75602f0b423b00d');
INSERT INTO "journal" VALUES(27,1795394853000000,'2026-11-23','issued',8,NULL,NULL,'{"number":"B002","print_job":5,"priority":null,"service":"B01","source":"command"}',NULL,NULL,NULL,'ef8628fffdb50580dbcbab6b058fe45c263bf285506b0f671c3e2e6ed2d07d16');
INSERT INTO "journal" VALUES(28,1795394853000000,'2026-11-23','print_job',8,NULL,NULL,'{"copy":1,"job":5,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'1f066822c38bb575d6ddb76a8a6e62fe08aab11f8a4fe4e485e11262cf0344ac');
INSERT INTO "journal" VALUES(29,1795394890000000,'2026-11-23','issued',9,NULL,NULL,'{"number":"A004","print_job":6,"priority":null,"service":"A01","source":"command"}',NULL,NULL,NULL,'647f78cf91e654e602bedeec87a9ce016ac447e76d1e74fbebf19210c93d75cc');
INSERT INTO "journal" VALUES(30,1795394890000000,'2026-11-23','print_job',9,NULL,NULL,'{"copy":1,"job":6,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'3e1e9593037d07368df5dd964caf626713432729737c606cabee2136922ebfb3');
INSERT INTO "journal" VALUES(31,1795394927000000,'2026-11-23','called',4,'1','101','{"number":"A001","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[12],"periods":[[6,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"A001","priority":"","promise_min":15,"rate":"1","wait_min":3}}',NULL,NULL,NULL,'3a35d9855916c3b460b2ba0cbf73a18c22cbc02d074bbf40e00227ffcde9657c');
INSERT INTO "journal" VALUES(32,1795395025000000,'2026-11-23','started',4,'1','101','{"number":"A001","undo":{"before":{"state":"called"},"opened":[13],"periods":[[12,"walk",null]]}}',NULL,NULL,NULL,'cd0a39f6e0007712f330200ab9fdd3c988a934dce1aa9b53a66983e0542dd156');
INSERT INTO "journal" VALUES(33,1795395362000000,'2026-11-23','finished',4,'1','101','{"number":"A001","outcome":"done","undo":{"before":{"outcome":null,"state":"serving"},"opened":[],"periods":[[13,"handling",null]]}}',NULL,NULL,NULL,'0943910926552efb1cef8d931f1b5f2366c31d01c3cab57dd08a313b2a4c957e');
INSERT INTO "journal" VALUES(34,1795395399000000,'2026-11-23','called',5,'1','101','{"number":"A002","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[14],"periods":[[7,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"A002","priority":"","promise_min":15,"rate":"1","wait_min":10}}',NULL,NULL,NULL,'12518c18f024c93eb9994714d887d0e0221187e0a4d7ee706d8f503f3c0e7157');
INSERT INTO "journal" VALUES(35,1795395497000000,'2026-11-23','started',5,'1','101','{"number":"A002","undo":{"before":{"state":"called"},"opened":[15],"periods":[[14,"walk",null]]}}',NULL,NULL,NULL,'047db2fb1f15cccb317df31b8438be8fae3877555b863d06838f6de77b8e4c35');
INSERT INTO "journal" VALUES(36,1795395834000000,'2026-11-23','held',5,'1','101','{"number":"A002","reason":"","undo":{"before":{"state":"serving"},"opened":[16],"periods":[[15,"handling",null]]}}',NULL,NULL,NULL,'8a41d3cbc690c15bfceab9cdbb0319a5cdba8e81a73d3ab1887276c6c99d94d2');
INSERT INTO "journal" VALUES(37,1795395871000000,'2026-11-23','called',7,'3','103','{"number":"B001","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[17],"periods":[[9,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"B001","priority":"","promise_min":15,"rate":"1","wait_min":17}}',NULL,NULL,NULL,'9461a3dd473968bd578114e43cbee5a8ffb15d79d5d2886420eb11658cd24435');
INSERT INTO "journal" VALUES(38,1795395969000000,'2026-11-23','started',7,'3','103','{"number":"B001","undo":{"before":{"state":"called"},"opened":[18],"periods":[[17,"walk",null]]}}',NULL,NULL,NULL,'81b5888f4088116a4e06d50511b07d4da4cf384fd8e14f9489242b988795639d');
INSERT INTO "journal" VALUES(39,1795396306000000,'2026-11-23','finished',7,'3','103','{"number":"B001","outcome":"done","undo":{"before":{"outcome":null,"state":"serving"},"opened":[],"periods":[[18,"handling",null]]}}',NULL,NULL,NULL,'fe6e1a337b144b1c5af815a398ec19dcc01c57326e2306bf5b2ff734762e5579');
INSERT INTO "journal" VALUES(40,1795396343000000,'2026-11-23','called',6,'1','101','{"number":"A003","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[19],"periods":[[8,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"A003","priority":"","promise_min":15,"rate":"1","wait_min":26}}',NULL,NULL,NULL,'21810816a0270b77aca4cc8eb7c83b978482dc68c05198cc676b3fcf704e2a6a');
INSERT INTO "journal" VALUES(41,1795396470000000,'2026-11-23','recalled',6,'1','101','{"calls":2,"counts":true,"number":"A003","undo":{"before":{"calls":1,"last_call_us":1795396343000000},"opened":[],"periods":[]}}',NULL,NULL,NULL,'92e42c64b23d472eaed0f4220b4a0ebb98ece99de7b9147231b0ad88e2fef87f');
INSERT INTO "journal" VALUES(42,1795396597000000,'2026-11-23','recalled',6,'1','101','{"calls":3,"counts":true,"number":"A003","undo":{"before":{"calls":2,"last_call_us":1795396470000000},"opened":[],"periods":[]}}',NULL,NULL,NULL,'24bd0df8f612c3a4e11baaefab85f61199315ee140156a0c922124d9b4c1a3b7');
INSERT INTO "journal" VALUES(43,1795396724000000,'2026-11-23','no_show',6,'1','101','{"number":"A003","undo":{"before":{"state":"called"},"opened":[],"periods":[[8,"wait",1795396343000000],[19,"walk",null]]}}',NULL,NULL,NULL,'a2243f1faf74e0616a0f7621d2a738e4bee43d16793f7ec84b28cac864b6a7cd');
INSERT INTO "journal" VALUES(44,1795396761000000,'2026-11-23','cancelled',8,NULL,NULL,'{"number":"B002","reason":"走了","undo":{"before":{"state":"waiting"},"opened":[],"periods":[[10,"wait",null]]}}',NULL,NULL,NULL,'e0e41b6ea6193eaa5b004c5d8e0064ea68395c76c2468e11ccc5166bc79406d5');
INSERT INTO "journal" VALUES(45,1795396798000000,'2026-11-23','called',9,'2','102','{"number":"A004","undo":{"before":{"calls":0,"clerk":null,"last_call_us":null,"state":"waiting","window":null},"opened":[20],"periods":[[11,"wait",null]]},"why":"only_line","why_facts":{"cap":2,"number":"A004","priority":"","promise_min":15,"rate":"1","wait_min":31}}',NULL,NULL,NULL,'558b01b6c799cbf72757527e393bb68e2b6b5f4cb0aa163494674ddc45ecb1f4');
INSERT INTO "journal" VALUES(46,1795396896000000,'2026-11-23','started',9,'2','102','{"number":"A004","undo":{"before":{"state":"called"},"opened":[21],"periods":[[20,"walk",null]]}}',NULL,NULL,NULL,'96164ca63fbb96cd1f8263a4bc839d48092184a1592f57691a2521a3511f492d');
INSERT INTO "journal" VALUES(47,1795397233000000,'2026-11-23','window_paused',NULL,'3','103','{"reason":"meal"}',NULL,NULL,NULL,'1f008c847d54aa20cdeed10b72c62db45738a5cbe8b5d297d76aac0cc3c369a4');
INSERT INTO "journal" VALUES(48,1795397270000000,'2026-11-23','notice_given',NULL,'2','102','{"catalogue":"2026.11","missing":["form","charter","id_people","appoint"],"needed":["form","charter","id_people","appoint"],"notice":"2026-00001","number":"","print_job":7,"service":"A01","yes":[]}',NULL,NULL,NULL,'fff323260ad648d2748e76cdf34669adde59d01ab82c2958b5c5823037365edb');
INSERT INTO "journal" VALUES(49,1795397270000000,'2026-11-23','print_job',NULL,NULL,NULL,'{"copy":1,"job":7,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'3e285906af14d7f978ad931f869d0ab28819dec9b4ba4a7f4177b35bc3af3092');
INSERT INTO "journal" VALUES(50,1795397270000000,'2026-11-23','print_job',NULL,NULL,NULL,'{"copy":1,"job":8,"level":"accepted","printer":"screen","reason":"screen","state":"printed"}',NULL,NULL,NULL,'265b3e55f6d74a057fcc276588c5ac3c5051c5135596cdf535384e1ff3022b13');
INSERT INTO "journal" VALUES(51,1795397307000000,'2026-11-23','case_received',NULL,'2','102','{"case":"2026-00001","service":"B07"}',NULL,NULL,NULL,'c7a10c2b1e2731aecb64f457fe0cd54f5ceab86a60c8b8bc7aac021b9fa67f41');
INSERT INTO "journal" VALUES(52,1795397344000000,'2026-11-23','enquiry_asked',NULL,'2','102','{"enquiry":1,"service":null}',NULL,NULL,NULL,'d84a2e5cbc4ccdafa3b84659c35693843401dbaa2cf87cddeeb2500a4b3b3f8c');
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
INSERT INTO "notice" VALUES(1,2026,1,'2026-00001','2026-11-23',1795397270000000,NULL,NULL,1,1,'zh','[]','[{"id": "form", "originals": 1, "copies": 0, "present": false, "asked": true}, {"id": "charter", "originals": 1, "copies": 0, "present": false, "asked": true}, {"id": "id_people", "originals": 1, "copies": 1, "present": false, "asked": true}, {"id": "appoint", "originals": 1, "copies": 0, "present": false, "asked": true}]',4,NULL,NULL,NULL,'102','2',7);
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
INSERT INTO "period" VALUES(1,1,'wait',1795136400000000,1795136790000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(2,1,'handling',1795136790000000,1795137660000000,'1',NULL,1);
INSERT INTO "period" VALUES(3,2,'wait',1795137000000000,1795138800000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(4,3,'wait',1795140000000000,1795140060000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(5,3,'handling',1795140060000000,1795140540000000,'3',NULL,11);
INSERT INTO "period" VALUES(6,4,'wait',1795394705000000,1795394927000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(7,5,'wait',1795394742000000,1795395399000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(8,6,'missed',1795394779000000,1795396343000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(9,7,'wait',1795394816000000,1795395871000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(10,8,'wait',1795394853000000,1795396761000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(11,9,'wait',1795394890000000,1795396798000000,NULL,NULL,NULL);
INSERT INTO "period" VALUES(12,4,'walk',1795394927000000,1795395025000000,'1','101',NULL);
INSERT INTO "period" VALUES(13,4,'handling',1795395025000000,1795395362000000,'1','101',1);
INSERT INTO "period" VALUES(14,5,'walk',1795395399000000,1795395497000000,'1','101',NULL);
INSERT INTO "period" VALUES(15,5,'handling',1795395497000000,1795395834000000,'1','101',1);
INSERT INTO "period" VALUES(16,5,'hold',1795395834000000,NULL,'1','101',NULL);
INSERT INTO "period" VALUES(17,7,'walk',1795395871000000,1795395969000000,'3','103',NULL);
INSERT INTO "period" VALUES(18,7,'handling',1795395969000000,1795396306000000,'3','103',11);
INSERT INTO "period" VALUES(19,6,'absent',1795396343000000,1795396724000000,'1','101',NULL);
INSERT INTO "period" VALUES(20,9,'walk',1795396798000000,1795396896000000,'2','102',NULL);
INSERT INTO "period" VALUES(21,9,'handling',1795396896000000,NULL,'2','102',1);
CREATE TABLE person (
  id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  id_no TEXT,
  phone TEXT,
  PRIMARY KEY (id),
  CONSTRAINT ck_person_subject CHECK (subject IN ('case', 'notice', 'enquiry')),
  CONSTRAINT ck_person_role CHECK (role IN ('applicant', 'agent', 'receiver')),
  CONSTRAINT uq_person_role UNIQUE (subject, subject_id, role)
);
INSERT INTO "person" VALUES(1,'case',1,'applicant','张晓明',NULL,'13800001234');
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
INSERT INTO "print_job" VALUES(1,'screen','ticket',4,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A001"},{"is":"big","text":"有限责任公司设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面没有人等候"},{"is":"pair","left":"预计等候 15 分钟以内","right":"取号 08:45","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：公司登记(备案)申请书、公司章程等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"149540"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','0f0ede272562817f42adbad805921622b661f4e8291b75b84ec3abcd34fd8a2c','printed','accepted','screen',1,'3f4cfa7e807543878b03a706338de92c','',1795394705000000,1795394705000000,1795394705000000,1795394705000000);
INSERT INTO "print_job" VALUES(2,'screen','ticket',5,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A002","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A002"},{"is":"big","text":"有限责任公司设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面等候 1 人（同窗口可办）"},{"is":"pair","left":"预计等候 5-30 分钟","right":"取号 08:45","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：公司登记(备案)申请书、公司章程等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"152974"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','2d6d457e1003ff3b9003e5b58e0d0934316e4a953be4eaa3ac151b35ce019a00','printed','accepted','screen',1,'9a2b6c28550d4008ae641f7f57202085','',1795394742000000,1795394742000000,1795394742000000,1795394742000000);
INSERT INTO "print_job" VALUES(3,'screen','ticket',6,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A003","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A003"},{"is":"big","text":"个体工商户设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面等候 2 人（同窗口可办）"},{"is":"pair","left":"预计等候 10-45 分钟","right":"取号 08:46","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：个体工商户登记(备案)申请书等2项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"163062"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','3e55d174a7a8c10b1c0d1a6ac746974121eadb3a385d6b25228ebe7f2d886759','printed','accepted','screen',1,'bfcf304fff384783a82872504b209a8b','',1795394779000000,1795394779000000,1795394779000000,1795394779000000);
INSERT INTO "print_job" VALUES(4,'screen','ticket',7,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"B001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"B001"},{"is":"big","text":"食品经营许可(新办)","size":2},{"is":"rule"},{"is":"line","text":"前面没有人等候"},{"is":"pair","left":"预计等候 35 分钟以内","right":"取号 08:46","close":true},{"is":"pair","left":"可办窗口 3","right":"","close":true},{"is":"line","text":"请备好：食品经营许可申请书等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"174110"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','ed8d3fc39b98c6258ef81663e03e420bbfe0b54f5818e55825153abf460b4d7e','printed','accepted','screen',1,'fbf47bf45cb94197a2a1c3c2a45525cb','',1795394816000000,1795394816000000,1795394816000000,1795394816000000);
INSERT INTO "print_job" VALUES(5,'screen','ticket',8,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"B002","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"B002"},{"is":"big","text":"食品经营许可(新办)","size":2},{"is":"rule"},{"is":"line","text":"前面等候 1 人（同窗口可办）"},{"is":"pair","left":"预计等候 20-65 分钟","right":"取号 08:47","close":true},{"is":"pair","left":"可办窗口 3","right":"","close":true},{"is":"line","text":"请备好：食品经营许可申请书等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"180677"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','8dbef7184f0488ec5cb195de754f7a107b18e03c187399be1a467c134da4a834','printed','accepted','screen',1,'3ab9548f680b4d39bc342c0f3882b5dc','',1795394853000000,1795394853000000,1795394853000000,1795394853000000);
INSERT INTO "print_job" VALUES(6,'screen','ticket',9,1,NULL,'{"v":1,"kind":"ticket","lang":"zh","title":"A004","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"big","text":"A004"},{"is":"big","text":"有限责任公司设立登记","size":2},{"is":"rule"},{"is":"line","text":"前面等候 3 人（同窗口可办）"},{"is":"pair","left":"预计等候 15-55 分钟","right":"取号 08:48","close":true},{"is":"pair","left":"可办窗口 1 2","right":"","close":true},{"is":"line","text":"请备好：公司登记(备案)申请书、公司章程等4项"},{"is":"line","text":"叫3次未到，回来后顺延3位"},{"is":"feed"},{"is":"code","data":"197045"},{"is":"line","text":"投诉监督 12345","align":"center"},{"is":"cut"}]}','7d4e1927d0db0158f61904bf9f54852e7a2a3c3bbf828db0e0295d950d9a724f','printed','accepted','screen',1,'abe181c18f5b4b4ca598fb2d6a06c8a9','',1795394890000000,1795394890000000,1795394890000000,1795394890000000);
INSERT INTO "print_job" VALUES(7,'screen','notice',NULL,1,NULL,'{"v":1,"kind":"notice","lang":"zh","title":"2026-00001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"line","text":"一次性告知单","align":"center","size":2,"bold":true},{"is":"pair","left":"申请人联","right":"〔2026〕第00001号"},{"is":"rule"},{"is":"sign","label":"申请人："},{"is":"line","text":"办理事项：有限责任公司设立登记"},{"is":"line","text":"委托他人代办？ 否"},{"is":"line","text":"经营场所为自有房产？ 否"},{"is":"line","text":"经营场所为租赁？ 否"},{"is":"line","text":"经营范围含登记前须经批准的项目？ 否"},{"is":"line","text":"股东中有单位？ 否"},{"is":"rule"},{"is":"line","text":"材料4项（√已有 □还缺）："},{"is":"table","head":["序号","材料名称","材料形式","份数","材料来源","其他要求"],"rows":[["□1","公司登记(备案)申请书","原件","1","自备",""],["□2","公司章程","原件","1","自备",""],["□3","股东、法定代表人、董事、监事、高级管理人员身份证明","原件/复印件","1/1","自备","实名认证系统核验的免交复印件"],["□4","法定代表人、董事、监事和高级管理人员的任职文件","原件","1","自备",""]],"widths":[5,0,12,5,9,0],"aligns":"llccll"},{"is":"line","text":"还缺4项：第1、2、3、4项","bold":true},{"is":"line","text":"以上为全部材料，不再增加。"},{"is":"rule"},{"is":"line","text":"办理依据：市场主体登记管理条例第16条、第19条、第21条；实施细则第25条、第26条"},{"is":"pair","left":"法定办结时限：3个工作日","right":"承诺办结时限：1个工作日","close":true},{"is":"line","text":"收费：不收费"},{"is":"line","text":"事项目录 2026.11 版"},{"is":"pair","left":"投诉监督：12345","right":"消费投诉举报：12315","close":true},{"is":"code","data":"215394","caption":"再来时请在窗口出示此码 215394"},{"is":"code","data":"2026-00001 公司设立 还缺4项：\n1. 公司登记(备案)申请书 原件1\n2. 公司章程 原件1\n3. 股东、法定代表人、董事、监事、高级管理人员身份证明 原件1、复印件1\n4. 法定代表人、董事、监事和高级管理人员的任职文件 原件1","caption":"手机扫码，可看（听）还缺哪些材料"},{"is":"rule"},{"is":"pair","left":"告知人：102（2号窗口）","right":"时间：2026年11月23日9时27分","close":true},{"is":"feed"},{"is":"sign","label":"告知人签字","when":"签字时间"},{"is":"feed"},{"is":"sign","label":"申请人签字","when":"签字时间"},{"is":"feed"},{"is":"line","text":"（专用章）","align":"right"},{"is":"line","text":"2026年11月23日","align":"right"},{"is":"cut"}]}','12eefd4837cf6c9d391299d6954f00fb6522d857d5f9907d72a34b0af3d488ac','printed','accepted','screen',1,'411daa9815984de8a6f97507e33956ba','102',1795397270000000,1795397270000000,1795397270000000,1795397270000000);
INSERT INTO "print_job" VALUES(8,'screen','notice',NULL,1,NULL,'{"v":1,"kind":"notice","lang":"zh","title":"2026-00001","parts":[{"is":"line","text":"清河谷县政务服务大厅·市场监管","align":"center"},{"is":"line","text":"一次性告知单","align":"center","size":2,"bold":true},{"is":"pair","left":"存根联","right":"〔2026〕第00001号"},{"is":"rule"},{"is":"sign","label":"申请人："},{"is":"line","text":"办理事项：有限责任公司设立登记"},{"is":"line","text":"委托他人代办？ 否"},{"is":"line","text":"经营场所为自有房产？ 否"},{"is":"line","text":"经营场所为租赁？ 否"},{"is":"line","text":"经营范围含登记前须经批准的项目？ 否"},{"is":"line","text":"股东中有单位？ 否"},{"is":"rule"},{"is":"line","text":"材料4项（√已有 □还缺）："},{"is":"table","head":["序号","材料名称","材料形式","份数","材料来源","其他要求"],"rows":[["□1","公司登记(备案)申请书","原件","1","自备",""],["□2","公司章程","原件","1","自备",""],["□3","股东、法定代表人、董事、监事、高级管理人员身份证明","原件/复印件","1/1","自备","实名认证系统核验的免交复印件"],["□4","法定代表人、董事、监事和高级管理人员的任职文件","原件","1","自备",""]],"widths":[5,0,12,5,9,0],"aligns":"llccll"},{"is":"line","text":"还缺4项：第1、2、3、4项","bold":true},{"is":"line","text":"以上为全部材料，不再增加。"},{"is":"rule"},{"is":"line","text":"办理依据：市场主体登记管理条例第16条、第19条、第21条；实施细则第25条、第26条"},{"is":"pair","left":"法定办结时限：3个工作日","right":"承诺办结时限：1个工作日","close":true},{"is":"line","text":"收费：不收费"},{"is":"line","text":"事项目录 2026.11 版"},{"is":"pair","left":"投诉监督：12345","right":"消费投诉举报：12315","close":true},{"is":"code","data":"215394","caption":"再来时请在窗口出示此码 215394"},{"is":"code","data":"2026-00001 公司设立 还缺4项：\n1. 公司登记(备案)申请书 原件1\n2. 公司章程 原件1\n3. 股东、法定代表人、董事、监事、高级管理人员身份证明 原件1、复印件1\n4. 法定代表人、董事、监事和高级管理人员的任职文件 原件1","caption":"手机扫码，可看（听）还缺哪些材料"},{"is":"rule"},{"is":"pair","left":"告知人：102（2号窗口）","right":"时间：2026年11月23日9时27分","close":true},{"is":"feed"},{"is":"sign","label":"告知人签字","when":"签字时间"},{"is":"feed"},{"is":"sign","label":"申请人签字","when":"签字时间"},{"is":"feed"},{"is":"line","text":"（专用章）","align":"right"},{"is":"line","text":"2026年11月23日","align":"right"},{"is":"cut"}]}','d31015a4fb27de4fad0fd9af367f596f468df506c8cefd3c552c83ed974e33de','printed','accepted','screen',1,'631501ff64f940d8b69e012ccf614e84','102',1795397270000000,1795397270000000,1795397270000000,1795397270000000);
CREATE TABLE printer_health (
  printer TEXT NOT NULL,
  state TEXT NOT NULL,
  seen_us INTEGER NOT NULL,
  in_doubt BOOLEAN NOT NULL,
  PRIMARY KEY (printer),
  CONSTRAINT ck_printer_health_state CHECK (state IN ('ready', 'paper_low', 'paper_out', 'cover_open', 'fault', 'offline', 'unknown'))
);
INSERT INTO "printer_health" VALUES('screen','ready',1795397270000000,0);
CREATE TABLE printer_lease (
  printer TEXT NOT NULL,
  holder TEXT NOT NULL,
  expires_us INTEGER NOT NULL,
  PRIMARY KEY (printer)
);
CREATE TABLE schema_version (
  version INTEGER NOT NULL,
  PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(1);
INSERT INTO "schema_version" VALUES(2);
INSERT INTO "schema_version" VALUES(3);
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
INSERT INTO "seat" VALUES('1','101','open',NULL,1795394594000000,1795396724000000,NULL);
INSERT INTO "seat" VALUES('2','102','open',NULL,1795394631000000,1795396896000000,NULL);
INSERT INTO "seat" VALUES('3','103','paused','meal',1795397233000000,1795397233000000,NULL);
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
INSERT INTO "sitting" VALUES(1,'2026-11-23','1','101','open',NULL,1795394594000000,NULL);
INSERT INTO "sitting" VALUES(2,'2026-11-23','2','102','open',NULL,1795394631000000,NULL);
INSERT INTO "sitting" VALUES(3,'2026-11-23','3','103','open',NULL,1795394668000000,1795397233000000);
INSERT INTO "sitting" VALUES(4,'2026-11-23','3','103','paused','meal',1795397233000000,NULL);
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
INSERT INTO "ticket" VALUES(1,'2026-11-20','A',1,'A001',1,NULL,1.0,'A:1','finished',1795136400000000,1795136400000000,'1',NULL,NULL,1,NULL,NULL,1,'zh','import:1',NULL,NULL,NULL,'import');
INSERT INTO "ticket" VALUES(2,'2026-11-20','A',2,'A002',1,NULL,1.0,'A:1','walked_out',1795137000000000,1795137000000000,NULL,NULL,NULL,0,NULL,NULL,1,'zh','import:2',NULL,NULL,NULL,'import');
INSERT INTO "ticket" VALUES(3,'2026-11-20','B',1,'B001',11,NULL,1.0,'B:1','finished',1795140000000000,1795140000000000,'3',NULL,NULL,1,NULL,NULL,1,'zh','import:3',NULL,NULL,NULL,'import');
INSERT INTO "ticket" VALUES(4,'2026-11-23','A',1,'A001',1,NULL,1.0,'A:1','finished',1795394705000000,1795394705000000,'1','101',NULL,1,1795394927000000,'done',1,'zh',NULL,0,0,15,'command');
INSERT INTO "ticket" VALUES(5,'2026-11-23','A',2,'A002',1,NULL,1.0,'A:1','held',1795394742000000,1795394742000000,'1','101',NULL,1,1795395399000000,NULL,1,'zh',NULL,1,5,30,'command');
INSERT INTO "ticket" VALUES(6,'2026-11-23','A',3,'A003',2,NULL,1.0,'A:1','no_show',1795394779000000,1795394779000000,'1','101',NULL,3,1795396597000000,NULL,1,'zh',NULL,2,10,45,'command');
INSERT INTO "ticket" VALUES(7,'2026-11-23','B',1,'B001',11,NULL,1.0,'B:1','finished',1795394816000000,1795394816000000,'3','103',NULL,1,1795395871000000,'done',1,'zh',NULL,0,10,35,'command');
INSERT INTO "ticket" VALUES(8,'2026-11-23','B',2,'B002',11,NULL,1.0,'B:1','cancelled',1795394853000000,1795394853000000,NULL,NULL,NULL,0,NULL,NULL,1,'zh',NULL,1,20,65,'command');
INSERT INTO "ticket" VALUES(9,'2026-11-23','A',4,'A004',1,NULL,1.0,'A:1','serving',1795394890000000,1795394890000000,'2','102',NULL,1,1795396798000000,NULL,1,'zh',NULL,3,15,55,'command');
CREATE INDEX ix_journal_ticket ON journal (ticket_id);
CREATE INDEX ix_print_job_copies ON print_job (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX ix_print_job_open ON print_job (printer, id) WHERE settled_us IS NULL;
CREATE UNIQUE INDEX uq_sitting_open ON sitting (window) WHERE to_us IS NULL;
CREATE INDEX ix_ticket_waiting ON ticket (day, lane, place_us) WHERE state = 'waiting';
CREATE UNIQUE INDEX uq_ticket_at_window ON ticket (window) WHERE state IN ('called', 'serving');
CREATE UNIQUE INDEX uq_ticket_key ON ticket (day, idem_key) WHERE idem_key IS NOT NULL;
CREATE INDEX ix_period_ticket ON period (ticket_id);
CREATE UNIQUE INDEX uq_period_open ON period (ticket_id) WHERE to_us IS NULL;
CREATE INDEX ix_person_name ON person (name);
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
COMMIT;
