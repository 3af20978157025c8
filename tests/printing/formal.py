"""The formal papers, each as three halls would print it."""

from datetime import date, datetime

from counterdesk.printing.slips import (
    acceptance,
    apology,
    completion,
    copy_notice,
    extension,
    green,
    notice,
    receipt,
    refusal,
    revocation,
    supplement,
    suspension,
)
from counterdesk.printing.slips.acceptance import Taken
from counterdesk.printing.slips.parts import Matter
from counterdesk.printing.slips.phrases import Limit
from counterdesk.printing.slips.receipt import Paid
from counterdesk.printing.slips.supplement import Fault

from .formal_facts import AT, CODE, HALLS, MATERIALS, MISSING, NOTICE


def of_notice(of="zh", **facts):
    usual = {
        "number": "2026-00123",
        "materials": MATERIALS[of],
        "clerk": "101",
        "window": "1",
        "at": AT,
        "code": CODE,
        "missing_text": MISSING[of],
        "promised_minutes": None,
    }
    return notice.slip(**{**HALLS[of], **usual, **NOTICE[of], **facts})


def matter(of="zh", **facts):
    hall = {key: value for key, value in HALLS[of].items() if key != "lang"}
    return Matter(
        **{**hall, "number": "2026-00123", "case": "2026-00456", "clerk": "101", "window": "1", "at": AT, **facts}
    )


def said(of, zh, en, us):
    return {"zh": zh, "en": en, "us": us}[of]


def lang_of(of):
    return HALLS[of]["lang"]


def limit(of, days, due_on, unsure=False):
    return None if of == "us" else Limit(days, due_on, unsure)


def of_supplement(of="zh", **facts):
    faults = said(
        of,
        [
            Fault("公司章程", "缺两名股东签字", "由全体股东签署"),
            Fault("经营场所和库房地理位置图、平面图", "未提交", "标明面积和比例尺，A4 纸，盖章"),
        ],
        [
            Fault("Articles of association", "two shareholders have not signed", "signed by all shareholders"),
            Fault("Location map and floor plan", "not there", "with areas and scale, A4, sealed"),
        ],
        [Fault("Proof of identity of the owner", "expired in May", "valid photo identification")],
    )
    usual = {
        "matter": matter(of),
        "received_at": datetime(2026, 11, 20, 16, 5),
        "faults": faults,
        "until": Limit(15, date(2026, 12, 14)),
        "silence": said(of, "deemed_withdrawn", "deemed_withdrawn", "returned"),
        "silence_basis": said(of, "安阳市政务服务条例 art.36", "Anyang Rules on Government Service, art. 36", ""),
        "code": CODE,
        "basis": said(of, ["行政许可法 art.32(四)"], ["Licensing Law, art. 32"], []),
        "lang": lang_of(of),
    }
    return supplement.slip(**{**usual, **facts})


def of_acceptance(of="zh", **facts):
    taken = [Taken(one.name, one.originals, one.copies, 3) for one in MATERIALS[of] if one.present and not one.spoken]
    usual = {
        "matter": matter(of),
        "kind": said(of, "licence", "licence", "public_service"),
        "received_at": AT,
        "accepted_on": AT.date(),
        "materials": taken,
        "statutory": limit(of, 20, date(2026, 12, 21)),
        "promised": Limit(5, date(2026, 11, 30)),
        "fee": NOTICE[of]["fee"],
        "code": CODE,
        "later": [(one.name, date(2026, 12, 4)) for one in MATERIALS[of] if one.later],
        "excluded": said(of, [("现场核查", 8), ("听证", None)], [("site check", 8), ("hearing", None)], []),
        "basis": NOTICE[of]["basis"],
        "delivery": said(of, "collect", "post", ""),
        "lang": lang_of(of),
        "follow": said(of, "政务服务大厅 0000-8880000", "Service hall, 0000-8880000", "555-0101"),
    }
    return acceptance.slip(**{**usual, **facts})


def of_refusal(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "kind": "licence",
        "of": said(of, "acceptance", "decision", "acceptance"),
        "applied_on": date(2026, 11, 20),
        "ground": said(
            of,
            "该事项不属于本行政机关职权范围",
            "The premises do not meet the fire rules",
            "Both applicants must be 18 or have a court order",
        ),
        "article": said(of, "行政许可法 art.32(二)", "Licensing Law, art. 38", "Texas Family Code 2.101"),
        "go_to": said(of, "清河谷县农业农村局（2楼6号窗口）", "", ""),
        "handed_back": [one.name for one in MATERIALS[of][:2]],
        "remedies": said(of, [], [], ["You may ask the County Clerk to look at this again."]),
        "lang": lang_of(of),
    }
    return refusal.slip(**{**usual, **facts})


def of_copy_notice(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "lead": said(of, "县市场监督管理局", "Market regulation", "County Clerk"),
        "department": said(of, "县消防救援大队", "Fire brigade", "Fire Marshal"),
        "share": said(
            of, "公众聚集场所投入使用、营业前消防安全检查", "Fire safety check before opening", "Fire safety inspection"
        ),
        "papers": [one.name for one in MATERIALS[of] if one.present],
        "sent_at": AT,
        "limit": Limit(10, date(2027, 1, 4), True),
        "code": CODE,
        "lang": lang_of(of),
        "silence_basis": said(of, "", "county rules on joint handling, art. 8", ""),
    }
    return copy_notice.slip(**{**usual, **facts})


def of_extension(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "was_due_on": date(2026, 12, 21),
        "by": Limit(10, date(2027, 1, 5), True),
        "reason": said(
            of,
            "需补充核查库房改造情况",
            "The rebuilt storeroom has to be checked again",
            "The septic survey is not back yet",
        ),
        "approver": said(of, "李* 局长", "L., director", "County Judge"),
        "lang": lang_of(of),
        "basis": said(of, ["行政许可法 art.42"], ["Licensing Law, art. 42"], []),
    }
    return extension.slip(**{**usual, **facts})


def of_suspension(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "procedure": said(of, "申请人整改", "rectification by the applicant", "septic survey"),
        "from_on": date(2026, 11, 24),
        "expected": Limit(10, date(2026, 12, 7)),
        "lang": lang_of(of),
        "basis": said(of, ["医疗器械经营监督管理办法 art.13"], ["Measures on trade in medical devices, art. 13"], []),
    }
    return suspension.slip(**{**usual, **facts})


def of_completion(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "outcome": "grant",
        "decided_on": AT.date(),
        "code": CODE,
        "lang": lang_of(of),
        "documents": said(
            of,
            [("医疗器械经营许可证", "清械经营许20260012号")],
            [("Licence to trade in medical devices", "QH-20260012")],
            [("Marriage licence", "2026-1187")],
        ),
        "deliver": limit(of, 10, date(2026, 12, 7)),
        "remarks": NOTICE[of].get("remarks", []),
    }
    return completion.slip(**{**usual, **facts})


def of_green(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "category": said(of, "招商引资项目", "investment project", "emergency services"),
        "document": said(
            of,
            "县政府重点项目认定书 清政〔2026〕18号",
            "county key project certificate no. 18",
            "letter of the Fire Marshal",
        ),
        "reason": said(of, "项目须在12月前取得执照", "needs its licence before December", "on duty"),
        "granted_by": said(of, "李*（201）", "L. (201)", "201"),
        "ticket": "A012",
        "lang": lang_of(of),
    }
    return green.slip(**{**usual, **facts})


def of_receipt(of="zh", **facts):
    paid = said(
        of,
        [Paid("县财政局（特种设备检验费）", 120_050, "刷卡"), Paid("县档案馆（复制费）", 1_000, "现金")],
        [Paid("County treasury, equipment inspection", 120_050, "card"), Paid("County archive, copies", 1_000, "cash")],
        [Paid("U.S. Department of State", 13_000, "check"), Paid("County Clerk", 3_500, "card")],
    )
    usual = {"matter": matter(of), "paid": paid, "currency": said(of, "CNY", "CNY", "USD"), "lang": lang_of(of)}
    return receipt.slip(**{**usual, **facts})


def of_revocation(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "accepted_on": AT.date(),
        "lang": lang_of(of),
        "reason": said(
            of,
            "容缺材料未在承诺期限内补交",
            "A paper that was to follow did not come in time",
            "The check for the fee was returned",
        ),
        "article": said(of, "浙江省保障“最多跑一次”改革规定 art.11", "Zhejiang rules, art. 11", ""),
        "missing": [one.name for one in MATERIALS[of] if one.later],
    }
    return revocation.slip(**{**usual, **facts})


def of_apology(of="zh", **facts):
    usual = {
        "matter": matter(of),
        "kind": "statutory",
        "promised": 20,
        "unit": "working_days",
        "due_on": date(2026, 12, 21),
        "lang": lang_of(of),
        "cause": "department",
        "reason": said(of, "检定所设备送修", "The test bench was away for repair", "The clerk of the court was ill"),
        "remedy": said(of, "专人上门检定", "Tested at the applicant's place", "Mailed the same day"),
        "law_remedy": said(of, "免收检定费 (强检办法 art.15)", "The fee is waived (metrology rules, art. 15)", ""),
    }
    return apology.slip(**{**usual, **facts})


PAPERS = {
    "apology": of_apology,
    "notice": of_notice,
    "supplement": of_supplement,
    "acceptance": of_acceptance,
    "refusal": of_refusal,
    "copy_notice": of_copy_notice,
    "extension": of_extension,
    "suspension": of_suspension,
    "completion": of_completion,
    "green": of_green,
    "receipt": of_receipt,
    "revocation": of_revocation,
}
