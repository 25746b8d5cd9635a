package dev.slipway.test;

/** One database and the role that owns it. Like in production, the role may do nothing outside its database. */
public record Database(String host, int port, String user, String password) {

    public String url() {
        return url(port);
    }

    /** The same database by another port, such as that of a {@link Link}. */
    public String url(int otherPort) {
        return "jdbc:postgresql://" + host + ":" + otherPort + "/" + user;
    }
}
