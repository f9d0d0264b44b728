package vn.postalgateway.tariff;

/** The tables of regions that the gateway knows; read and checked at start. */
public interface RegionTables {

    Editions<RegionTable> tables();
}
