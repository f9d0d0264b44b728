package vn.postalgateway.tariff;

/** A document that exists in dated editions. */
public interface Dated {

    Edition edition();
}
