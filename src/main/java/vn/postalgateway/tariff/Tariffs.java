package vn.postalgateway.tariff;

/** The tariff sheets that the gateway knows; read and checked at start. */
public interface Tariffs {

    Editions<Tariff> sheets();
}
