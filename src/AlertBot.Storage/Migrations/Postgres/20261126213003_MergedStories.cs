using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MergedStories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "MergedInto",
                table: "Stories",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MergedInto",
                table: "Stories");
        }
    }
}
