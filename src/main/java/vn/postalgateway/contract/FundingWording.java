package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.contract.Funding.Size;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Exemption;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** Says who pays which part of one item's tariff, and what the agency then owes the post. */
final class FundingWording {

    private final ContractTerms terms;
    private final Funding funding;
    private final PriceQuestion question;
    private final Vnd tariff;
    private final Exemption ofCitizen;

    /** @param ofCitizen what lowered the citizen's part alone, or null */
    FundingWording(ContractTerms terms, Funding funding, PriceQuestion question, Vnd tariff, Exemption ofCitizen) {
        this.terms = terms;
        this.funding = funding;
        this.question = question;
        this.tariff = tariff;
        this.ofCitizen = ofCitizen;
    }

    /** One step per share of the funding, in its order, then the step {@code owed}. */
    List<PriceStep> steps(List<FunderPart> parts, Vnd owed) {
        List<PriceStep> steps = new ArrayList<>();
        for (Funding.Share share : funding.shares()) {
            Vnd part = partOf(parts, share.funder());
            steps.add(step(share.clause(), ruleOf(share.funder()), part, sentence(share, part), input(share)));
        }
        Clause rest = funding.shares().get(funding.shares().size() - 1).clause();
        steps.add(step(rest, "owed", owed, owedSentence(owed, partOf(parts, Funder.CITIZEN)),
            Map.of("citizenChargePaid", question.chargePaid().name())));
        return steps;
    }

    private Map<String, String> input(Funding.Share share) {
        Map<String, String> input = new LinkedHashMap<>();
        input.put("tariffVnd", String.valueOf(tariff.amount()));
        if (share.size() instanceof Size.PerDossier) {
            input.put("dossierCount", String.valueOf(question.dossierCount()));
        }
        if (share.funder() == Funder.CITIZEN && ofCitizen != null) {
            input.put("exemption", ofCitizen.code());
        }
        return input;
    }

    private static Vnd partOf(List<FunderPart> parts, Funder funder) {
        return parts.stream().filter(part -> part.funder() == funder).map(FunderPart::amount).findFirst()
            .orElse(Vnd.ZERO);
    }

    private static String ruleOf(Funder funder) {
        return switch (funder) {
            case CITIZEN -> "citizen-charge";
            case BUDGET -> "subsidy";
            case POST -> "post-discount";
        };
    }

    private Wording sentence(Funding.Share share, Vnd part) {
        Wording who = nameOf(share.funder());
        Wording sum = DongWording.of(part);
        Wording how = size(share.size());
        boolean rest = share.size() instanceof Size.Rest;
        Wording less = share.funder() == Funder.CITIZEN && ofCitizen != null ? new Wording(
            "; %s được giảm %d%% phần này".formatted(ofCitizen.name().vi(), ofCitizen.percent()),
            "; %s: this part is lowered by %d%%".formatted(ofCitizen.name().en(), ofCitizen.percent()))
            : new Wording("", "");
        return rest
            ? new Wording("%s trả %s: %s%s".formatted(who.vi(), how.vi(), sum.vi(), less.vi()),
                "%s pays %s: %s%s".formatted(who.en(), how.en(), sum.en(), less.en()))
            : new Wording("%s trả %s: %s%s".formatted(who.vi(), sum.vi(), how.vi(), less.vi()),
                "%s pays %s: %s%s".formatted(who.en(), sum.en(), how.en(), less.en()));
    }

    private Wording size(Size size) {
        Wording most = DongWording.of(tariff);
        if (size instanceof Size.PerDossier perDossier) {
            Wording each = DongWording.of(perDossier.each());
            return new Wording(
                "%d hồ sơ × %s, không quá giá cước %s".formatted(question.dossierCount(), each.vi(), most.vi()),
                "%d dossier(s) × %s, at most the tariff of %s".formatted(question.dossierCount(), each.en(),
                    most.en()));
        }
        if (size instanceof Size.PerItem perItem) {
            Wording each = DongWording.of(perItem.sum());
            return new Wording("mỗi bưu gửi %s, không quá giá cước %s".formatted(each.vi(), most.vi()),
                "%s for the item, at most the tariff of %s".formatted(each.en(), most.en()));
        }
        if (size instanceof Size.Percent share) {
            return new Wording("%d%% giá cước %s".formatted(share.percent(), most.vi()),
                "%d%% of the tariff of %s".formatted(share.percent(), most.en()));
        }
        return new Wording("phần còn lại", "the rest");
    }

    private Wording nameOf(Funder funder) {
        return switch (funder) {
            case CITIZEN -> new Wording("Người dân", "The citizen");
            case BUDGET -> new Wording("Ngân sách", "The budget");
            case POST -> new Wording("Bưu điện", "The post");
        };
    }

    private Wording owedSentence(Vnd owed, Vnd citizenCharge) {
        Wording sum = DongWording.of(owed);
        Wording charge = DongWording.of(citizenCharge);
        return question.chargePaid() == ChargePaid.TO_POST
            ? new Wording(
                "Bưu điện thu %s của người dân, cơ quan còn phải trả bưu điện %s".formatted(charge.vi(), sum.vi()),
                "The post collects %s from the citizen, the agency owes the post %s".formatted(charge.en(), sum.en()))
            : new Wording(
                "Người dân trả trực tuyến %s cho cơ quan, cơ quan phải trả bưu điện %s".formatted(
                    charge.vi(), sum.vi()),
                "The citizen pays %s online to the agency, the agency owes the post %s".formatted(
                    charge.en(), sum.en()));
    }

    private PriceStep step(Clause clause, String rule, Vnd amount, Wording text, Map<String, String> input) {
        return PriceStep.citing(terms.legalBasis(), clause, rule, amount, text, input);
    }
}
