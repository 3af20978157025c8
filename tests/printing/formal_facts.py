"""What the formal papers of three halls say: a Chinese one in Chinese and in English, and a Texas county."""

from datetime import datetime

from counterdesk.printing.slips.parts import Applicant, Listed

AT = datetime(2026, 11, 23, 9, 42)
CODE = "1000001234567"
ZH = {
    "hall": "清河谷县政务服务大厅·市场监管",
    "phones": [("投诉监督", "12345"), ("消费投诉举报", "12315")],
    "applicant": Applicant("清河**有限公司", "", "", "张*明", "**************0018", "*******5678"),
    "service": "有限责任公司设立登记",
    "lang": "zh",
    "law": "cn",
}
EN = {
    **ZH,
    "hall": "Qinghegu County Service Hall, Market Regulation",
    "phones": [("Complaints", "12345"), ("Consumer complaints and reports", "12315")],
    "service": "Registration of a limited company",
    "lang": "en",
}
US = {
    "hall": "Palo Ridge County Annex",
    "phones": [("Complaints: County Judge's office", "555-0100")],
    "applicant": Applicant("J*** M. D**", "", "***-***-0142"),
    "service": "Marriage licence",
    "lang": "en",
    "law": "",
}
HALLS = {"zh": ZH, "en": EN, "us": US}
MATERIALS = {
    "zh": [
        Listed("公司登记（备案）申请书", 1, 0, True),
        Listed("公司章程", 1, 0, True, wants="全体股东签署"),
        Listed("股东、法定代表人、董事、监事、高级管理人员身份证明", 1, 1, True, wants="实名认证系统核验的免交复印件"),
        Listed("法定代表人、董事、监事和高级管理人员的任职文件", 1, 0, False),
        Listed("租赁合同及房屋权属证明", 1, 1, False, later=True),
        Listed("名称自主申报信息", 0, 1, True, source="shared"),
        Listed("指定代表或委托代理人授权委托书及身份证明", 1, 1, False),
    ],
    "en": [
        Listed("Company registration (filing) application form", 1, 0, True),
        Listed("Articles of association", 1, 0, True, wants="signed by all shareholders"),
        Listed(
            "Identity documents of shareholders, legal representative, directors, supervisors and managers",
            1,
            1,
            True,
            wants="No copy needed when verified by the real-name system",
        ),
        Listed("Documents appointing the legal representative, directors, supervisors and managers", 1, 0, False),
        Listed("Lease and the landlord's proof of title", 1, 1, False, later=True),
        Listed("Name declaration", 0, 1, True, source="shared"),
        Listed("Power of attorney and the agent's identity document", 1, 1, False),
    ],
    "us": [
        Listed("Marriage licence application", 1, 0, True, wants="both applicants sign in person"),
        Listed("Photo identification of each applicant", 2, 0, True),
        Listed("Social Security number of each applicant", spoken=True, present=True),
        Listed("Certified copy of the final divorce decree", 0, 1, False, wants="with the waiver of the 30-day wait"),
    ],
}
MISSING = {
    "zh": "还缺：法定代表人、董事、监事的任职文件 原件1；租赁合同及房屋权属证明 原件1复印件1；授权书 原件1",
    "en": "Missing: appointments, 1 original; lease and proof of title, 1 original 1 copy; power of attorney",
    "us": "Missing: certified copy of the final divorce decree",
}
NOTICE = {
    "zh": {
        "situation": [("经营场所是租来的吗？", True), ("由代理人来办吗？", True), ("有法人股东吗？", False)],
        "basis": ["市场主体登记管理条例 art.16,19,21", "实施细则 art.25,26"],
        "steps": ["受理", "审查", "决定", "发照"],
        "fee": "不收费",
        "statutory_days": 3,
        "promised_days": 1,
    },
    "en": {
        "situation": [
            ("Are the premises rented?", True),
            ("Is an agent filing?", True),
            ("Any corporate shareholder?", False),
        ],
        "basis": ["Regulations on Registration of Market Entities, art. 16, 19, 21"],
        "steps": ["acceptance", "review", "decision", "licence"],
        "fee": "free",
        "statutory_days": 3,
        "promised_days": 1,
    },
    "us": {
        "situation": [("Was either applicant divorced in the last 30 days?", True)],
        "basis": ["Texas Family Code ch. 2"],
        "fee": "$82.00",
        "statutory_days": None,
        "promised_days": None,
        "promised_minutes": 30,
        "remarks": ["The licence may be used 72 hours after it is issued, and for 90 days."],
    },
}
