package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** Says who pays which part of one item's tariff, and what the agency then owes the post. */
final class FundingWording {

    private final ContractTerms terms;
    private final PriceQuestion question;
    private final Vnd tariff;

    FundingWording(ContractTerms terms, PriceQuestion question, Vnd tariff) {
        this.terms = terms;
        this.question = question;
        this.tariff = tariff;
    }

    /** One step per share of the contract, in its order, then the step {@code owed}. */
    List<PriceStep> steps(List<FunderPart> parts, Vnd owed) {
        List<PriceStep> steps = new ArrayList<>();
        for (Funding.Share share : terms.funding().shares()) {
            steps.add(step(ruleOf(share.funder()), partOf(parts, share.funder()), sentence(share,
                partOf(parts, share.funder()))));
        }
        steps.add(step("owed", owed, owedSentence(owed, partOf(parts, Funder.CITIZEN))));
        return steps;
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
        if (share instanceof Funding.Share.PerDossier perDossier) {
            Wording each = DongWording.of(perDossier.each());
            Wording most = DongWording.of(tariff);
            return new Wording(
                "%s trả %s: %d hồ sơ × %s, không quá giá cước %s".formatted(
                    who.vi(), sum.vi(), question.dossierCount(), each.vi(), most.vi()),
                "%s pays %s: %d dossier(s) × %s, at most the tariff of %s".formatted(
                    who.en(), sum.en(), question.dossierCount(), each.en(), most.en()));
        }
        return new Wording("%s trả phần còn lại: %s".formatted(who.vi(), sum.vi()),
            "%s pays the rest: %s".formatted(who.en(), sum.en()));
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

    private PriceStep step(String rule, Vnd amount, Wording text) {
        return PriceStep.citing(terms.legalBasis(), rule, amount, text);
    }
}
